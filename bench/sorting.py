# Lists: heap sort, quicksort, merge sort and list.sort over the same scrambled numbers; each result
# is folded into a checksum. Measures indexing, slices, append and swaps.
# Source: C. A. R. Hoare (1961); J. W. J. Williams (1964); D. E. Knuth, TAOCP 3 (1973).

import sys

SIZE = 12000


def scrambled(n):
    values = []
    seed = 42
    for _ in range(n):
        seed = (seed * 3877 + 29573) % 139968
        values.append(seed)
    return values


def quick_sort(values, low, high):
    while low < high:
        pivot = values[(low + high) // 2]
        left, right = low, high
        while left <= right:
            while values[left] < pivot:
                left += 1
            while values[right] > pivot:
                right -= 1
            if left <= right:
                values[left], values[right] = values[right], values[left]
                left += 1
                right -= 1
        if right - low < high - left:
            quick_sort(values, low, right)
            low = left
        else:
            quick_sort(values, left, high)
            high = right


def sift_down(heap, root, end):
    item = heap[root]
    child = 2 * root + 1
    while child < end:
        if child + 1 < end and heap[child] < heap[child + 1]:
            child += 1
        if item >= heap[child]:
            break
        heap[root] = heap[child]
        root = child
        child = 2 * root + 1
    heap[root] = item


def heap_sort(values):
    for root in range(len(values) // 2 - 1, -1, -1):
        sift_down(values, root, len(values))
    for end in range(len(values) - 1, 0, -1):
        values[0], values[end] = values[end], values[0]
        sift_down(values, 0, end)


def merged(left, right):
    result = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            result.append(left[i])
            i += 1
        else:
            result.append(right[j])
            j += 1
    result.extend(left[i:])
    result.extend(right[j:])
    return result


def merge_sorted(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    return merged(merge_sorted(values[:middle]), merge_sorted(values[middle:]))


def checksum(values):
    total = 0
    for place, value in enumerate(values):
        total = (total + place % 97 * value) % 1000003
    return total


def main(n):
    values = scrambled(n)
    quick = values[:]
    quick_sort(quick, 0, n - 1)
    heap = values[:]
    heap_sort(heap)
    merge = merge_sorted(values)
    built_in = sorted(values)
    downward = values[:]
    downward.sort(key=lambda value: -value)
    downward.reverse()
    print(quick == heap == merge == built_in == downward, checksum(quick))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
