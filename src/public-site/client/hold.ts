/// <reference lib="dom" />
/* Counts down the time that is kept and warns two minutes before its end (WCAG 2.2.1). */
;(() => {
  const box = document.querySelector<HTMLElement>('.hold[data-left]')
  const clock = box?.querySelector<HTMLElement>('[data-clock]')
  const warn = box?.querySelector<HTMLElement>('[data-warn]')
  if (!box || !clock || !warn) return
  const WARNING = 120_000
  const end = Date.now() + Number(box.dataset.left)
  let said = ''
  const show = (): void => {
    const left = Math.max(0, end - Date.now())
    const minutes = Math.ceil(left / 60_000)
    const text =
      left > WARNING
        ? (box.dataset.minutes || '').replace('%', String(minutes))
        : (box.dataset.seconds || '').replace('%', String(Math.ceil(left / 1000)))
    if (clock.textContent !== text) clock.textContent = text
    const warning =
      left === 0 ? box.dataset.over || '' : left <= WARNING ? box.dataset.warning || '' : ''
    if (warning !== said) {
      said = warning
      warn.textContent = warning
      box.className = 'hold hold-late'
    }
    if (left > 0) setTimeout(show, left > WARNING ? 1000 : 500)
  }
  show()
})()
