/// <reference lib="dom" />
/* Solves the page's proof of work in small pieces while the reader looks for a time. */
;(() => {
  const form = document.querySelector<HTMLFormElement>('form[data-proof]')
  const field = form?.querySelector<HTMLInputElement>('input[name="proof"]')
  if (!form || !field) return
  const { proof = '', salt = '', max = '0', signature = '' } = form.dataset
  const working = form.querySelector<HTMLElement>('[data-working]')

  const fraction = (value: number): number => ((value - Math.floor(value)) * 0x100000000) | 0
  const K: number[] = []
  const H: number[] = []
  for (let candidate = 2; K.length < 64; candidate++) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) isPrime = false
    if (!isPrime) continue
    if (H.length < 8) H.push(fraction(Math.sqrt(candidate)))
    K.push(fraction(Math.cbrt(candidate)))
  }

  const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

  /** SHA-256 of an ASCII text as hex. */
  const sha256 = (text: string): string => {
    const blocks = ((text.length + 8) >> 6) + 1
    const words = new Array<number>(blocks * 16).fill(0)
    for (let i = 0; i < text.length; i++)
      words[i >> 2] = (words[i >> 2] as number) | (text.charCodeAt(i) << (24 - (i % 4) * 8))
    words[text.length >> 2] =
      (words[text.length >> 2] as number) | (0x80 << (24 - (text.length % 4) * 8))
    words[blocks * 16 - 1] = text.length * 8
    const state = H.slice()
    const w = new Array<number>(64)
    for (let start = 0; start < words.length; start += 16) {
      let [a, b, c, d, e, f, g, h] = state as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ]
      for (let i = 0; i < 64; i++) {
        if (i < 16) w[i] = words[start + i] as number
        else {
          const x = w[i - 15] as number
          const y = w[i - 2] as number
          w[i] =
            ((turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) +
              (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)) +
              (w[i - 16] as number) +
              (w[i - 7] as number)) |
            0
        }
        const one =
          (h +
            (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
            ((e & f) ^ (~e & g)) +
            (K[i] as number) +
            (w[i] as number)) |
          0
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
        h = g
        g = f
        f = e
        e = (d + one) | 0
        d = c
        c = b
        b = a
        a = (one + two) | 0
      }
      ;[a, b, c, d, e, f, g, h].forEach((value, i) => {
        state[i] = ((state[i] as number) + value) | 0
      })
    }
    return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
  }

  let next = 0
  let pressed: HTMLElement | null = null
  const finish = (number: number): void => {
    field.value = btoa(JSON.stringify({ salt, number, signature }))
    if (working) working.hidden = true
    // Pressed while we were still working: now the press goes through.
    if (pressed) pressed.click()
  }
  const work = (): void => {
    const until = Date.now() + 25
    while (Date.now() < until) {
      if (next > Number(max)) return
      if (sha256(salt + next) === proof) return finish(next)
      next++
    }
    setTimeout(work, 0)
  }
  let last: HTMLElement | null = null
  form.addEventListener('click', (event) => {
    last = (event.target as Element).closest('button')
  })
  form.addEventListener('submit', (event) => {
    if (field.value || next > Number(max)) return
    event.preventDefault()
    pressed = last
    if (working) working.hidden = false
  })
  setTimeout(work, 0)
})()
