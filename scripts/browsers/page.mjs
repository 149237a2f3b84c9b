// What a person does with a page and sees of it, in any engine.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { By, Key } from 'selenium-webdriver'
import { root } from '../lib/process.mjs'

const PATIENCE_MS = 30_000
const PICTURES = join(root, 'test-results', 'browsers')

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const fits = (text, words) => (words instanceof RegExp ? words.test(text) : text.includes(words))

/** For engines whose driver tells nothing: what goes wrong from now on. */
const WATCH = `
  if (!window.__problems) {
    const problems = (window.__problems = [])
    addEventListener('error', (event) => problems.push(String(event.message)))
    addEventListener('unhandledrejection', (event) => problems.push(String(event.reason)))
    const { error } = console
    console.error = (...words) => { problems.push(words.join(' ')); error.apply(console, words) }
  }
  return window.__problems`

export class Page {
  /**
   * @param session of openSession
   * @param base the server's address
   */
  constructor(session, { base, engine }) {
    Object.assign(this, { ...session, base, engine })
  }

  async open(path) {
    await this.driver.get(this.base + path)
    await this.watch()
  }

  /** What went wrong on this page since it was first watched; nothing where the driver tells it. */
  async watch() {
    if (this.engine.tellsProblems || !this.script) return
    const seen = await this.driver.executeScript(WATCH)
    this.problems.push(...seen.filter((one) => !this.problems.includes(one)))
  }

  /** Tries until it works and is true; the last reason when it never does. */
  async eventually(what, work, patience = PATIENCE_MS) {
    const until = Date.now() + patience
    for (;;) {
      let reason = ''
      try {
        const answer = await work()
        if (answer) return answer
      } catch (error) {
        reason = `: ${error.name} ${error.message.split('\n')[0]}`
      }
      if (Date.now() > until) {
        const here = await this.driver.getCurrentUrl().catch(() => '?')
        throw new Error(`${what}${reason} (${here.replace(this.base, '')})`)
      }
      await pause(100)
    }
  }

  reach(address) {
    const here = async () =>
      fits((await this.driver.getCurrentUrl()).replace(this.base, ''), address)
    return this.eventually(`not reached: ${address}`, here)
  }

  async all(css, words = '') {
    const found = await this.driver.findElements(By.css(css))
    if (!words) return found
    const texts = await Promise.all(found.map((element) => element.getText()))
    return found.filter((_, index) => fits(texts[index], words))
  }

  /** The first element that matches and has these words, as soon as there is one. */
  find(css, words = '') {
    return this.eventually(
      `not found: ${css} ${words}`,
      async () => (await this.all(css, words))[0],
    )
  }

  gone(css, words = '') {
    const none = async () => (await this.all(css, words)).length === 0
    return this.eventually(`still there: ${css} ${words}`, none)
  }

  press(css, words = '') {
    return this.eventually(`not pressed: ${css} ${words}`, async () => {
      const [element] = await this.all(css, words)
      if (!element) return null
      // As a person does; WebKit's driver leaves what is just below the edge where it is.
      await this.driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', element)
      await element.click()
      return element
    })
  }

  fill(css, text) {
    return this.eventually(`not filled in: ${css}`, async () => {
      const [element] = await this.all(css)
      await element?.clear()
      await element?.sendKeys(text)
      return element
    })
  }

  async text(css = 'main') {
    return (await this.find(css)).getText()
  }

  shows(words, css = 'main') {
    return this.eventually(`not shown in ${css}: ${words}`, async () =>
      fits(await this.text(css), words),
    )
  }

  focused(css) {
    const it = async () => (await this.all(`${css}:focus`)).length > 0
    return this.eventually(`without the cursor: ${css}`, it)
  }

  /** Keys as a hand or a scanner sends them, wherever the cursor is. */
  async keys(...keys) {
    await this.driver
      .actions({ async: true })
      .sendKeys(...keys)
      .perform()
  }

  async key(name) {
    await this.keys(Key[name])
  }

  /** A scanner types like a fast hand and ends with Enter. */
  scan(code) {
    return this.keys(code, Key.ENTER)
  }

  /** Nothing is being asked of the server any more, for half a second. */
  async settled() {
    const count = () =>
      this.driver.executeScript('return performance.getEntriesByType("resource").length')
    for (let before = -1, tries = 0; tries < 20; tries++) {
      const now = await count()
      if (now === before) return
      before = now
      await pause(500)
    }
  }

  /** Nothing is wider than the screen, and the screen is as wide as it should be (PB-02). */
  async fitsScreen(state) {
    const [screen, beyond] = await this.driver.executeScript(
      'const r = document.documentElement; return [innerWidth, r.scrollWidth - r.clientWidth]',
    )
    if (screen !== this.width) throw new Error(`${state}: the screen is ${screen} pixels wide`)
    if (beyond > 0) throw new Error(`${state}: ${beyond} pixels beyond the screen`)
  }

  async picture(name) {
    const path = join(PICTURES, `${this.engine.id}-${this.width}-${name}.png`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, Buffer.from(await this.driver.takeScreenshot(), 'base64'))
  }

  /** A step is over: nothing sticks out, a picture for whoever looks at them. */
  async look(name) {
    await this.watch()
    await this.fitsScreen(name)
    await this.picture(name)
  }

  async noProblems() {
    await this.watch()
    if (this.problems.length > 0) throw new Error(`script errors: ${this.problems.join(' | ')}`)
  }
}
