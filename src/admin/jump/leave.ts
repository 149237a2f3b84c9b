/**
 * Goes to another screen of the panel as a link does: a form with unsaved changes hears the click of
 * every link, and asks before it lets anybody go.
 * @param go carries it out; not called when the form keeps its person
 */
export function leaveFor(href: string, go: () => void): void {
  const link = document.createElement('a')
  link.href = href
  link.hidden = true
  link.addEventListener('click', (event) => {
    event.preventDefault()
    go()
  })
  document.body.append(link)
  link.click()
  link.remove()
}
