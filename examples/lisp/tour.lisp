; Recursion, closures, macros, tail calls, and a program that differentiates formulas.

(define (fold f start items)
  (if (empty? items) start
      (fold f (f start (first items)) (rest items))))
(define (range from to)
  (define (walk n items) (if (< n from) items (walk (- n 1) (cons n items))))
  (walk (- to 1) '()))
(define (filter keep items)
  (fold (lambda (found item) (if (keep item) (append found (list item)) found)) '() items))

(define (prime? n)
  (define (from d) (if (> (* d d) n) true (if (= (modulo n d) 0) false (from (+ d 1)))))
  (if (< n 2) false (from 2)))
(show "primes:" (filter prime? (range 0 60)))

; A tail call doesn't deepen the stack.
(define (count-down n) (if (= n 0) "landed" (count-down (- n 1))))
(show (count-down 20000))

; Closures hold state.
(define (counter) (define n 0) (lambda () (set! n (+ n 1)) n))
(define tick (counter))
(define tock (counter))
(tick) (tick) (tock)
(show "ticks and tocks:" (tick) (tock))

; Macros write code.
(macro (when test & body) (list 'if test (cons 'do body)))
(macro (let1 name value & body) (cons (cons 'lambda (cons (list name) body)) (list value)))
(when (> 2 1) (show "two is more than one"))
(let1 x 12 (show "x squared is" (* x x)))

; Towers of Hanoi, as a list of moves.
(define (hanoi n from to other)
  (if (= n 0) '()
      (append (hanoi (- n 1) from other to)
              (list (list from to))
              (hanoi (- n 1) other to from))))
(show "hanoi:" (hanoi 3 'a 'c 'b))

; Symbolic derivatives, simplified.
(define (sum a b) (if (= a 0) b (if (= b 0) a (list '+ a b))))
(define (product a b)
  (if (= a 0) 0 (if (= b 0) 0 (if (= a 1) b (if (= b 1) a (list '* a b))))))
(define (second items) (first (rest items)))
(define (third items) (second (rest items)))
(define (derivative f x)
  (if (symbol? f) (if (= f x) 1 0)
      (if (not (list? f)) 0
          (if (= (first f) '+)
              (sum (derivative (second f) x) (derivative (third f) x))
              (sum (product (second f) (derivative (third f) x))
                   (product (derivative (second f) x) (third f)))))))
(show "d/dx:" (derivative '(+ (* x (* x x)) (+ (* 3 x) 7)) 'x))

(show "sorted:" (sort '(31 4 15 9 26) (lambda (n) (- 0 n))))
(show (join "mean: " (/ (fold + 0 '(3 4 8 9)) 4)))
(show (map (lambda (n) (modulo (* n n n) 10)) (range 1 11)))
