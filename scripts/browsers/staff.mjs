// The staff panel, as people work in it: with the keyboard and a scanner, and once with Payload's own form.
import { demo } from '../lib/demo-server.mjs'

export async function signIn(page, username) {
  const { password } = demo().accounts.find((one) => one.username === username)
  await page.open('/admin/login')
  await page.fill('input[name=username]', username)
  await page.fill('input[name=password]', password)
  await page.key('ENTER')
  await page.eventually('not signed in', async () => {
    const here = new URL(await page.driver.getCurrentUrl())
    return here.pathname.startsWith('/admin') && !here.pathname.includes('login')
  })
}

/** A request of the panel itself, with the session of the page. */
export async function read(page, path, method = 'GET') {
  const [status, body] = await page.driver.executeAsyncScript(
    `const [path, method, done] = arguments
     fetch(path, { method })
       .then(async (r) => done([r.status, await r.text()]), (e) => done([0, String(e)]))`,
    `/api${path}`,
    method,
  )
  if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 200)}`)
  return JSON.parse(body)
}

async function officeOf(page) {
  const { user } = await read(page, '/users/me?depth=0')
  const [office] = user.offices
  return typeof office === 'string' ? office : office.id
}

const underCursor = async (page) => (await page.driver.switchTo().activeElement()).getText()

/** A call: the number of the letter and Enter, to the read-out; then it is taken back, so that nothing stays. */
export async function phoneBooking(page, person) {
  await signIn(page, 'operator')
  await page.find('h1', '年')
  await page.look('start')
  await page.open('/admin/desk')
  await page.focused('#dk-query')
  await page.keys(person.number)
  await page.key('ENTER')
  // Who has cancelled before is asked first what it is about.
  await page.eventually('neither days nor what was found', async () => {
    if ((await page.all('.dk-grid td:focus')).length > 0) return true
    if ((await underCursor(page)).includes('新しく予約する')) await page.key('ENTER')
    return false
  })
  await page.look('desk-days')
  await page.key('ENTER')
  await page.focused('.dk-slotlist button')
  await page.look('desk-times')
  await page.key('ENTER')
  await page.focused('input[type=email]')
  await page.key('ENTER')
  await page.eventually('the last button has not the cursor', async () =>
    (await underCursor(page)).includes('この内容で予約する'),
  )
  await page.key('ENTER')
  await page.shows('読み上げてください')
  await page.look('desk-read-out')
  const receipt = /\d{3}-\d{3}-\d{3}/.exec(await page.text())[0]
  await page.key('F2')
  await page.focused('#dk-query')
  await page.keys(receipt)
  await page.key('ENTER')
  await page.find('button', '日時・窓口を変更')
  await page.eventually('the first thing to do has not the cursor', async () =>
    (await underCursor(page)).includes('日時・窓口を変更'),
  )
  await page.look('desk-found')
  await page.keys('2')
  await page.shows('予約を取り消しますか')
  await page.key('ENTER')
  await page.find('[role=status]', '取り消しました')
  await page.noProblems()
}

const undoArrival = (page, { id }) => read(page, `/ops/reception/${id}/undo`, 'POST')

/** Somebody who is expected today; of those who have come already, one whose coming is taken back. */
async function nextVisitor(page) {
  const { rows } = await read(page, `/ops/reception/today?office=${await officeOf(page)}`)
  const expected = rows.findLast(({ outcome }) => outcome === 'none')
  if (expected) return expected
  const arrived = rows.findLast(({ outcome }) => outcome === 'arrived')
  if (!arrived) throw new Error('nobody is expected today')
  await undoArrival(page, arrived)
  return arrived
}

/** Somebody comes: the number is scanned, and scanned again by mistake. */
export async function reception(page) {
  await signIn(page, 'window-staff')
  const visitor = await nextVisitor(page)
  await page.open('/admin/reception')
  await page.focused('[data-scan]')
  await page.find('[data-row]')
  await page.look('reception')
  await page.scan(visitor.number)
  await page.shows('受け付けました', '.rc-answer')
  await page.look('reception-received')
  await page.scan(visitor.number)
  await page.shows('受付済みです', '.rc-answer')
  await page.key('F8')
  await page.find('dialog[open], [role=dialog]', '予約なし来庁')
  await page.look('reception-walk-in')
  await page.key('ESCAPE')
  await undoArrival(page, visitor)
  await page.noProblems()
}

/** A card that has come and that nobody has inspected yet. */
async function nextCard(page) {
  const query = new URLSearchParams({ statuses: '受入れ済み', size: '50' })
  const { rows } = await read(page, `/ops/cards/search?${query}`)
  for (const { id } of rows) {
    const { card } = await read(page, `/ops/cards/${id}`)
    if (!card.inspectedOn) return card
  }
  throw new Error('no card to inspect')
}

/** A card is inspected by scan, and found again by its number and by its holder's name. */
export async function cards(page) {
  await signIn(page, 'city-staff')
  const card = await nextCard(page)
  await page.open('/admin/station?mode=inspect')
  await page.focused('[data-scan]')
  await page.scan(card.manufacturingNumber)
  await page.shows('検品しました', '.st-answer')
  await page.look('station')
  await page.scan('ZZZ999999')
  await page.shows('登録', '.st-answer.is-bad')
  await page.look('station-refused')
  await page.open('/admin/cards')
  await page.focused('[data-scan]')
  await page.find('[data-card]')
  await page.look('cards')
  await page.keys(card.name)
  await page.key('ENTER')
  // One card of that name opens at once; several stand in the list.
  await page.reach(/\/cards(\/|\?.*q=)/)
  await page.shows(card.name)
  await page.settled()
  await page.open('/admin/cards')
  await page.focused('[data-scan]')
  await page.scan(card.manufacturingNumber)
  await page.reach(`/cards/${card.id}`)
  await page.shows(card.name)
  await page.settled()
  await page.look('card')
  await page.noProblems()
}

/** A list, a record and its fields as Payload draws them: text, choice and tick; it is still so after a reload. */
export async function form(page) {
  await signIn(page, 'city-admin')
  await page.find('h1', '年')
  await page.look('start-city')
  await page.open('/admin/collections/holidays')
  await page.find('table tbody tr')
  await page.look('list')
  await page.press('table tbody td a')
  await page.reach(/\/holidays\/[^/?]+$/)
  const words = `${page.engine.name} ${page.width}`
  await page.fill('#field-note', words)
  await page.press('#field-kind .rs__control')
  await page.press('.rs__option', '市の休日')
  await page.look('form')
  await page.press('#action-save')
  await page.find('.toast-success')
  await page.settled()
  await page.driver.navigate().refresh()
  await page.eventually('the note was not kept', async () => {
    const field = await page.find('#field-note')
    return (await field.getProperty('value')) === words
  })
  await page.eventually('the choice was not kept', async () => {
    const shown = await page.find('#field-kind .rs__single-value')
    return (await shown.getProperty('textContent')) === '市の休日'
  })
  await page.noProblems()
}

const SCREENS = {
  operator: ['/admin', '/admin/desk', '/admin/lists'],
  'city-staff': ['/admin/reception', '/admin/cards', '/admin/station', '/admin/picking'],
  'city-admin': [
    '/admin',
    '/admin/week',
    '/admin/close',
    '/admin/transport',
    '/admin/print',
    '/admin/card-report',
    '/admin/logs',
    '/admin/collections/offices',
    '/admin/globals/city-settings',
  ],
}

/** On a tablet: every screen has its heading and fits. */
export async function screens(page) {
  for (const [username, paths] of Object.entries(SCREENS)) {
    await page.driver.manage().deleteAllCookies()
    await signIn(page, username)
    for (const path of paths) {
      await page.open(path)
      await page.find('h1')
      await page.settled()
      await page.look(`tablet-${username}${path.replaceAll('/', '-')}`)
      await page.noProblems()
    }
  }
}
