; Prints the primes below 60, then the first factorials, with calls and text.

start:  set r0, heading
        call r3, say
        set r0, 2
        store r0, number
next:   load r0, number
        load r1, limit
        sub r1, r0
        zero r1, products       ; number == limit: on to the factorials
        set r1, 2               ; r1 is the divisor
try:    load r0, number
        sub r0, r1
        zero r0, found          ; nothing below it divides it
        load r0, number
reduce: sub r0, r1              ; r0 = number modulo divisor, by subtraction
        zero r0, skip
        minus r0, wider
        jump reduce
wider:  set r2, 1
        add r1, r2
        jump try
found:  load r0, number
        print r0, 0
        set r0, 32
        print r0, 1
skip:   load r0, number
        set r1, 1
        add r0, r1
        store r0, number
        jump next

products: set r0, second
        call r3, say
        set r1, 1               ; the product
        set r2, 1               ; the factor
again:  mul r1, r2
        print r1, 0
        set r0, 32
        print r0, 1
        set r0, 1
        add r2, r0
        set r0, 9
        sub r0, r2
        zero r0, done
        jump again
done:   set r0, 10
        print r0, 1
        halt

; Print the text at r0; r3 holds the way back.
say:    fetch r1, r0, 0
        zero r1, said
        print r1, 1
        set r1, 1
        add r0, r1
        jump say
said:   back r3

number: word 0
limit:  word 60, 0xffff, -2
heading: text "primes: "
second: text "\nfactorials: "
