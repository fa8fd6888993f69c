# Classes: Richards, the simulated kernel of an operating system: tasks of four kinds pass packets
# by way of a scheduler. Measures methods, attributes and linked structures.
# Source: M. Richards, BCPL benchmark (University of Cambridge, 1981); queue and hold counts for
# 10000 turns of the idle task are known to be 23246 and 9297.

import sys

SIZE = 4

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = 0, 1
BUFFER_LENGTH = 4
IDLE_TURNS = 10000


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.position = 0
        self.data = [0] * BUFFER_LENGTH

    def appended_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, scheduler, name, priority, queue):
        self.scheduler = scheduler
        self.name = name
        self.priority = priority
        self.queue = queue
        self.has_packet = queue is not None
        self.is_waiting = queue is not None
        self.is_held = False
        self.next = scheduler.tasks
        scheduler.tasks = self
        scheduler.table[name] = self

    def is_idle(self):
        return self.is_held or (self.is_waiting and not self.has_packet)

    def turn(self):
        packet = None
        if self.is_waiting and self.has_packet:
            packet = self.queue
            self.queue = packet.link
            self.has_packet = self.queue is not None
            self.is_waiting = False
        return self.work(packet)

    def receive(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            self.has_packet = True
            if self.priority > sender.priority:
                return self
        else:
            packet.appended_to(self.queue)
        return sender

    def wait(self):
        self.is_waiting = True
        return self

    def hold(self):
        self.scheduler.holds += 1
        self.is_held = True
        return self.next

    def release(self, name):
        other = self.scheduler.table[name]
        other.is_held = False
        return other if other.priority > self.priority else self

    def send(self, packet):
        self.scheduler.queued += 1
        receiver = self.scheduler.table[packet.owner]
        packet.link = None
        packet.owner = self.name
        return receiver.receive(packet, self)


class IdleTask(Task):
    def __init__(self, scheduler):
        super().__init__(scheduler, IDLE, 0, None)
        self.control = 1
        self.turns = IDLE_TURNS

    def work(self, packet):
        self.turns -= 1
        if self.turns == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control >>= 1
            return self.release(DEVICE_A)
        self.control = (self.control >> 1) ^ 0xD008
        return self.release(DEVICE_B)


class WorkerTask(Task):
    def __init__(self, scheduler, priority, queue):
        super().__init__(scheduler, WORKER, priority, queue)
        self.destination = HANDLER_A
        self.letter = 0

    def work(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.owner = self.destination
        packet.position = 0
        for place in range(BUFFER_LENGTH):
            self.letter = self.letter % 26 + 1
            packet.data[place] = 64 + self.letter
        return self.send(packet)


class HandlerTask(Task):
    def __init__(self, scheduler, name, priority, queue):
        super().__init__(scheduler, name, priority, queue)
        self.work_queue = None
        self.device_queue = None

    def work(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work_queue = packet.appended_to(self.work_queue)
            else:
                self.device_queue = packet.appended_to(self.device_queue)
        work = self.work_queue
        if work is None:
            return self.wait()
        if work.position >= BUFFER_LENGTH:
            self.work_queue = work.link
            return self.send(work)
        device = self.device_queue
        if device is None:
            return self.wait()
        self.device_queue = device.link
        device.position = work.data[work.position]
        work.position += 1
        return self.send(device)


class DeviceTask(Task):
    def __init__(self, scheduler, name, priority):
        super().__init__(scheduler, name, priority, None)
        self.is_waiting = True
        self.pending = None

    def work(self, packet):
        if packet is not None:
            self.pending = packet
            return self.hold()
        if self.pending is None:
            return self.wait()
        packet = self.pending
        self.pending = None
        return self.send(packet)


class Scheduler:
    def __init__(self):
        self.tasks = None
        self.table = [None] * 6
        self.queued = 0
        self.holds = 0

    def run(self):
        task = self.tasks
        while task is not None:
            task = task.next if task.is_idle() else task.turn()


def packets(count, owner, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, owner, kind)
    return queue


def simulate():
    scheduler = Scheduler()
    IdleTask(scheduler)
    WorkerTask(scheduler, 1000, packets(2, WORKER, WORK_PACKET))
    HandlerTask(scheduler, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE_PACKET))
    HandlerTask(scheduler, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE_PACKET))
    DeviceTask(scheduler, DEVICE_A, 4000)
    DeviceTask(scheduler, DEVICE_B, 5000)
    scheduler.run()
    return scheduler


def main(n):
    for _ in range(n):
        scheduler = simulate()
    print(scheduler.queued, scheduler.holds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
