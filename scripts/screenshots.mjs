// Pictures of the guides (docs/guides) and of the README, from the built product with the demo's data.
//   node scripts/screenshots.mjs                              its own server, on a workday's afternoon
//   BASE_URL=http://127.0.0.1:3100 node scripts/screenshots.mjs   one started by start-e2e.mjs
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import sharp from 'sharp'
import { demo, serveDemo } from './lib/demo-server.mjs'
import { root } from './lib/process.mjs'

const images = join(root, 'docs', 'images')
const MOST_BYTES = 150_000
const DESK = { width: 1100, height: 700 }
const PHONE = { width: 360, height: 700 }

/** Date fields in the page's language; a Chromium without its Japanese pack would say mm/dd/yyyy. */
const DATES_AS_THE_PAGE = '--enable-blink-features=LangAttributeAwareFormControlUI'

mkdirSync(images, { recursive: true })

/** Sixty-four colours are enough for a screen and make a fifth of the bytes. */
async function keep(name, png) {
  for (const colours of [96, 48, 24]) {
    const small = await sharp(png).png({ palette: true, colours, effort: 10 }).toBuffer()
    if (small.length > MOST_BYTES) continue
    writeFileSync(join(images, `${name}.png`), small)
    return console.log(`・${name}.png（${Math.round(small.length / 1000)} kB）`)
  }
  throw new Error(`${name}: ${MOST_BYTES} バイトに収まりません`)
}

const { url, stop } = await serveDemo()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', DATES_AS_THE_PAGE],
})

async function open(viewport) {
  const context = await browser.newContext({
    viewport,
    baseURL: url,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
  })
  return context.newPage()
}

async function signedIn(username) {
  const page = await open(DESK)
  const { password } = demo().accounts.find((one) => one.username === username)
  await page.goto('/admin/login')
  await page.fill('input[name=username]', username)
  await page.fill('input[name=password]', password)
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => !address.pathname.includes('login'))
  return page
}

/** Takes the picture once nothing is being asked for any more. */
async function picture(page, name) {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(300)
  await keep(name, await page.screenshot())
}

async function operator() {
  const page = await signedIn('operator')
  await page.goto('/admin/desk')
  await page.locator('#dk-query:focus').waitFor()
  await page.keyboard.press('F4')
  await page.locator('.wk-choices button:focus').waitFor()
  await picture(page, 'desk')
  await page.keyboard.press('2')
  await page.locator('.dk-grid td:focus').waitFor()
  await picture(page, 'desk-calendar')
  await page.keyboard.press('s')
  await page.keyboard.press('Enter')
  await page.locator('.dk-slotlist button:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('input[type=email]:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /この内容で予約する/ }).press('Enter')
  await page.getByText('読み上げてください').waitFor()
  await picture(page, 'desk-read-out')
}

async function reception() {
  const page = await signedIn('window-staff')
  await page.goto('/admin/reception')
  await page.locator('[data-row]').first().waitFor()
  await picture(page, 'reception')
  await page.keyboard.press('F8')
  await page.getByRole('dialog').waitFor()
  await picture(page, 'reception-walk-in')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F9')
  await picture(page, 'reception-end-of-day')
}

async function supervisor() {
  const page = await signedIn('supervisor')
  await page.goto('/admin/lists')
  await page.locator('.mg-table tbody tr').first().waitFor()
  await picture(page, 'lists')
  await page.getByRole('tab', { name: '受付件数' }).click()
  await picture(page, 'lists-accepted')
}

async function cityAdmin() {
  const page = await signedIn('city-admin')
  await picture(page, 'start')
  await page.goto('/admin/close')
  await page.getByRole('checkbox', { name: '高津区役所' }).check()
  await page
    .getByRole('button', { name: /来週.*（金）/ })
    .first()
    .click()
  await page.getByRole('button', { name: /午後/ }).click()
  await page.getByLabel('理由').fill('庁舎の設備点検のため')
  await picture(page, 'close')
  await page.goto('/admin/week')
  await picture(page, 'week')
  await page.goto('/admin/logs')
  await page.locator('.mg-table tbody tr').first().waitFor()
  await picture(page, 'logs')
}

/** The README's picture: a citizen's phone beside the city's start page. */
async function overview() {
  const phone = await open(PHONE)
  await phone.goto('/ja/book/renewal')
  await phone.locator('main form button.button-main').click()
  await phone.locator('main input[name=office]').first().check()
  await phone.locator('main form button.button-main').click()
  await phone.waitForURL(/calendar$/)
  const calendar = await phone.screenshot()
  await phone.locator('main .first-free a').click()
  await phone.waitForURL(/day\//)
  await keep('citizen-times', await phone.screenshot())
  const admin = await signedIn('city-admin')
  await admin.waitForLoadState('networkidle')
  const panel = await admin.screenshot()
  const gap = 24
  const canvas = sharp({
    create: {
      width: PHONE.width + DESK.width + 3 * gap,
      height: DESK.height + 2 * gap,
      channels: 3,
      background: '#e8edf2',
    },
  })
  const composed = await canvas
    .composite([
      { input: calendar, left: gap, top: gap },
      { input: panel, left: PHONE.width + 2 * gap, top: gap },
    ])
    .png()
    .toBuffer()
  await keep('overview', await sharp(composed).resize({ width: 1200 }).png().toBuffer())
}

try {
  for (const take of [operator, reception, supervisor, cityAdmin, overview]) await take()
} finally {
  await browser.close()
  await stop()
}
