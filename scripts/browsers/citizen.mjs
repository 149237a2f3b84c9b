// The citizen's main path, by addresses and forms alone, so that it reads the same in every language.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const NEXT = 'main form button.button-main'
const FREE_TIME = 'main button[name=start]:not([disabled])'

const wrong = (birthday) => (birthday === '0101' ? '0102' : '0101')

/** Mistakes first: nothing filled in, then somebody else's birthday. */
async function mistakes(page, { number, birthday }) {
  await page.press(NEXT)
  await page.find('main .error-summary a[href="#number"]')
  await page.find('input#number[aria-invalid=true]')
  await page.look('required')
  await page.fill('input[name=number]', number)
  await page.fill('input[name=birthday]', wrong(birthday))
  await page.press(NEXT)
  await page.gone('main .error-summary a[href="#number"]')
  await page.find('main .error-summary')
  await page.look('refused')
}

async function identify(page, person) {
  await page.fill('input[name=number]', person.number)
  await page.fill('input[name=birthday]', person.birthday)
  await page.press(NEXT)
  await page.reach(/\/people$/)
  await page.look('people')
  await page.press(NEXT)
  await page.reach(/\/calendar/)
}

async function chooseTime(page) {
  await page.look('calendar')
  await page.press('main .first-free a')
  await page.reach(/\/day\//)
  await page.look('times')
  await page.press(FREE_TIME)
}

/** The file as it arrives in the downloads; where the engine hands out none, as it is sent. */
async function calendarFile(page, language) {
  const link = `/${language}/booking.ics`
  await page.find(`main a[href$="${link}"]`)
  let text = ''
  if (page.engine.saves) {
    await page.press(`main a[href$="${link}"]`)
    const file = join(page.downloads, 'yoyaku.ics')
    text = await page.eventually('no calendar file', () =>
      existsSync(file) ? readFileSync(file, 'utf8') : '',
    )
  } else {
    const cookies = await page.driver.manage().getCookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    text = await (await fetch(page.base + link, { headers: { cookie } })).text()
  }
  if (!/^BEGIN:VCALENDAR[\s\S]*DTSTART/.test(text)) throw new Error('no calendar file')
}

async function done(page, language) {
  await page.reach(/\/done$/)
  const receipt = /\d{3}-\d{3}-\d{3}/.exec(await page.text('main [data-receipt]'))?.[0]
  const code = /\d{6}/.exec(await page.text('main [data-code]'))?.[0]
  if (!receipt || !code) throw new Error('no number or no code')
  const { width, height } = await (await page.find('main svg.qr')).getRect()
  if (width < 100 || height < 100) throw new Error(`the QR code is ${width} × ${height}`)
  await page.look('done')
  await calendarFile(page, language)
  return { receipt, code }
}

/** From the number on the letter to the number of the booking. */
export async function book(page, { language, person }) {
  await page.open(`/${language}/book/pickup`)
  await page.look('identification')
  await mistakes(page, person)
  await identify(page, person)
  await chooseTime(page)
  await page.reach(/\/mail$/)
  await page.fill('input[type=email]', 'hanako@example.jp')
  await page.look('mail')
  await page.press(NEXT)
  await page.reach(/\/confirm$/)
  await page.look('confirmation')
  await page.press(NEXT)
  return done(page, language)
}

/** On another day, with nothing but number and code: look up, change, cancel. */
export async function manage(page, { language, receipt, code }) {
  await page.driver.manage().deleteAllCookies()
  await page.open(`/${language}/manage`)
  await page.fill('input[name=number]', receipt)
  await page.fill('input[name=pin]', code)
  await page.press(NEXT)
  await page.reach(/\/manage\/booking$/)
  await page.shows(receipt)
  await page.look('booking')
  await page.press('main a[href$="/manage/change"]')
  await page.reach(/\/manage\/change/)
  await chooseTime(page)
  await page.reach(/\/change\/confirm$/)
  await page.look('change')
  await page.press(NEXT)
  await page.reach(/why=changed/)
  await page.press('main a[href$="/manage/cancel"]')
  await page.reach(/\/cancel$/)
  await page.look('cancel')
  await page.press('main form button.button-danger-main')
  await page.reach(/why=cancelled/)
  await page.find('main [role=status]')
  await page.look('cancelled')
}

/** The whole path; whatever the scripts complain about fails it. */
export async function wholePath(page, { language, person }) {
  const { receipt, code } = await book(page, { language, person })
  await manage(page, { language, receipt, code })
  await page.noProblems()
}
