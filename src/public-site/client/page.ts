/// <reference lib="dom" />
/* Small helps: print, copy, one press is one submission, nothing of a former reader from the back button. */
;(() => {
  for (const button of Array.from(document.querySelectorAll<HTMLElement>('[data-print]'))) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }

  // The clipboard is only there over HTTPS and where the reader allows it.
  for (const button of Array.from(document.querySelectorAll<HTMLElement>('[data-copy]'))) {
    if (!('clipboard' in navigator)) continue
    button.hidden = false
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(button.dataset.copy ?? '').then(() => {
        const state = document.querySelector('[data-copy-state]')
        if (state) state.textContent = button.dataset.copied ?? ''
      })
    })
  }

  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.dataset.sent) event.preventDefault()
    else if (!event.defaultPrevented) {
      form.dataset.sent = '1'
      // A failed connection must not lock the form for ever.
      setTimeout(() => delete form.dataset.sent, 5000)
    }
  })

  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    if (document.body.dataset.kiosk) location.reload()
    for (const form of Array.from(document.forms)) delete form.dataset.sent
  })

  const idle = document.querySelector<HTMLElement>('[data-idle]')
  const seconds = Number(document.body.dataset.kiosk)
  if (!idle || !seconds) return
  const WARNING = 15
  let last = Date.now()
  const active = (): void => {
    last = Date.now()
    idle.hidden = true
  }
  for (const name of ['keydown', 'pointerdown', 'touchstart', 'scroll', 'input'])
    document.addEventListener(name, active, { passive: true })
  setInterval(() => {
    const quiet = (Date.now() - last) / 1000
    if (quiet >= seconds) idle.querySelector('form')?.requestSubmit()
    else if (quiet >= seconds - WARNING) idle.hidden = false
  }, 1000)
})()
