import type { Browser, Page } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { signIn } from '../support/demo'
import { call, colleague } from '../support/staff'

it.use({ bypassCSP: true, viewport: { width: 1024, height: 768 }, hasTouch: true })

type Made = { doc: { id: string } }
type Case = { row: { id: string; seen: number } }

/** Three people who work at a place of its own, by name. */
async function crew(page: Page, site: string, role: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const name of ['試験 一郎', '試験 二郎', '試験 三郎']) {
    const worker = await call<Made>(page, 'POST', '/workers', {
      ...{ name, kana: 'シケン', employment: 'regular', phone: '044-000-0000' },
    })
    const answers = { worker: worker.doc.id, role, site, from: '2026-04-01' }
    const { row } = await call<Case>(page, 'POST', '/ops/cases/assignments', {
      ...{ answers, op: crypto.randomUUID() },
    })
    await call(page, 'POST', `/ops/cases/assignments/${row.id}/start`, {
      ...{ answers: {}, op: crypto.randomUUID(), seen: row.seen },
    })
    ids[name] = worker.doc.id
  }
  return ids
}

/** A place that needs people on Mondays, with its crew, for the supervisor who is signed in here. */
async function placeWith(page: Page, browser: Browser, baseURL: string, seats: number) {
  const city = await colleague(browser, 'city-admin', baseURL)
  const role = await call<Made>(city.page, 'POST', '/work-roles', {
    ...{ title: '勤務表の試験', careerPaper: 'none', pledge: 'none', lateNotice: 'block' },
  })
  const site = `試験の場所${Date.now()}`
  await call(city.page, 'POST', '/shift-needs', {
    ...{ title: `いつも${seats}人`, site, weekdays: ['1'], from: '08:30', to: '17:15', seats },
    validFrom: '2026-04-01',
  })
  await city.close()
  await signIn(page, 'supervisor')
  return { site, people: await crew(page, site, role.doc.id) }
}
const MONDAY = '2027-02-01'

it('ST-09 ST-10 a week is planned by keyboard alone at 1024 px, what is short stands in words, and an absence is one key', async ({
  page,
  browser,
}, info) => {
  const { site } = await placeWith(page, browser, info.project.use.baseURL!, 2)
  await page.goto(`/admin/shifts?place=${encodeURIComponent(site)}&from=${MONDAY}`)
  const grid = page.getByRole('region', { name: `${site}の勤務表` })
  await expect(grid.getByText('！08:30〜17:15 あと2人（いつも2人）')).toBeVisible()
  await expectNoFindings(page, 'an empty week')
  await expectNoSideways(page, 'an empty week')
  // From the choice of the place to the first cell by Tab alone; the menu before it is the panel's.
  await page.locator('main select').focus()
  const first = grid.locator('[data-at="0-0"]')
  for (let at = 0; at < 8; at++) {
    if (await first.evaluate((one) => one === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(first).toBeFocused()
  await page.keyboard.press('a')
  await expect(grid.locator('[data-at="0-1"]')).toBeFocused()
  await expect(first).toContainText('早番')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Control+d')
  await expect(grid.locator('[data-at="0-1"]')).toContainText('早番')
  await page.keyboard.press('Delete')
  await expect(grid.locator('[data-at="0-1"]')).not.toContainText('早番')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('b')
  await expect(grid.getByText('！11:30〜13:30 あと1人（いつも2人）')).toBeVisible()
  await expectNoFindings(page, 'a week that is short')
  // Refused without a reason, with the band; taken with one.
  const publish = page.getByRole('form', { name: '勤務表を公開する' })
  await publish.getByRole('button', { name: '公開する' }).press('Enter')
  await expect(publish.getByRole('alert')).toContainText('11:30〜13:30 あと1人')
  await publish.getByLabel('足りないまま公開する理由').fill('研修のため')
  await page.keyboard.press('Enter')
  await expect(page.getByText('公開しました。')).toBeVisible()
  // One key: who is to be called.
  await first.focus()
  await page.keyboard.press('-')
  const absence = page.getByRole('region', { name: '急な欠勤' })
  await expect(absence.getByText('人が足りません: 08:30〜')).toBeVisible()
  await expect(absence.getByRole('link', { name: '044-000-0000' })).toBeVisible()
  await expectNoFindings(page, 'an absence')
  await absence.getByRole('button', { name: '試験 三郎が入る' }).press('Enter')
  await expect(absence.getByText(/試験 三郎が代わりに入ります（\d+分/)).toBeVisible()
  await expect(first).toContainText('欠勤（代わり')
  await expectNoSideways(page, 'an absence that is filled')
})

it.describe('on a phone', () => {
  it.use({ viewport: { width: 360, height: 740 } })

  it('ST-10 somebody ill is reported and replaced by touch alone, with two alerts over the screen', async ({
    page,
    browser,
  }, info) => {
    const { site, people } = await placeWith(page, browser, info.project.use.baseURL!, 1)
    const types = await call<{ docs: { id: string; letter: string }[] }>(
      page,
      'GET',
      '/shift-types?limit=50&depth=0',
    )
    const early = types.docs.find(({ letter }) => letter === 'A')!.id
    const cells = [{ worker: people['試験 一郎'], date: MONDAY, types: [early], seen: 0 }]
    await call(page, 'POST', '/ops/shifts', { place: site, cells })
    for (const kind of ['threat', 'threat'])
      await call(page, 'POST', '/ops/cases/urgent-demands', {
        ...{ answers: { kind }, op: crypto.randomUUID() },
      })
    await page.goto(`/admin/shifts?place=${encodeURIComponent(site)}&from=${MONDAY}`)
    const first = page.locator('[data-at="0-0"]')
    const alerts = page.getByRole('complementary', { name: '通報' })
    // The panel asks every ten seconds.
    await expect(alerts.getByRole('alert')).toHaveCount(2, { timeout: 30_000 })
    // Whole on the screen, whatever they say.
    for (const one of await alerts.getByRole('alert').all()) {
      const { left, right, cut } = await one.evaluate((box) => ({
        ...{ left: box.getBoundingClientRect().left, right: box.getBoundingClientRect().right },
        cut: box.scrollWidth - box.clientWidth,
      }))
      expect([left >= 0, right <= 360, cut]).toEqual([true, true, 0])
    }
    // Nobody is chosen before somebody is: no button can make anybody absent.
    const bar = page.getByRole('group', { name: '選んだ日の勤務' })
    await expect(bar).toHaveCount(0)
    await first.tap()
    await expect(bar).toContainText('試験 一郎')
    await bar.getByRole('button', { name: '欠勤' }).tap()
    const absence = page.getByRole('region', { name: '急な欠勤' })
    await expect(absence.getByRole('heading', { name: '急な欠勤' })).toBeInViewport()
    await expect(absence.getByText('人が足りません: 08:30〜')).toBeVisible()
    // Neither below the bar nor below the alerts.
    await expect(bar).toBeHidden()
    const number = absence.getByRole('link', { name: '044-000-0000' }).first()
    await expect(number).toBeInViewport({ ratio: 1 })
    await number.click({ trial: true })
    await expectNoFindings(page, 'an absence on a phone')
    await expectNoSideways(page, 'an absence on a phone')
    await absence.getByRole('button', { name: '試験 三郎が入る' }).tap()
    await expect(absence.getByText(/試験 三郎が代わりに入ります（\d+分/)).toBeVisible()
    await absence.getByRole('button', { name: '閉じる' }).tap()
    await expect(first).toContainText('欠勤（代わり')
    // The same button leads back to what was arranged; whoever has nothing to miss has none that works.
    await first.tap()
    await bar.getByRole('button', { name: '欠勤の手配' }).tap()
    await expect(absence.getByText(/試験 三郎が代わりに入ります/)).toBeVisible()
    await absence.getByRole('button', { name: '閉じる' }).tap()
    await page.locator('[data-at="1-0"]').tap()
    await expect(bar.getByRole('button', { name: '欠勤' })).toBeDisabled()
    await expect(bar.getByText('この日は、勤務がありません。')).toBeVisible()
    // A slip is taken back where it was made.
    const others = [{ worker: people['試験 二郎'], date: MONDAY, types: [early], seen: 0 }]
    await call(page, 'POST', '/ops/shifts', { place: site, cells: others })
    await page.reload()
    const second = page.locator('[data-at="1-0"]')
    await second.tap()
    await bar.getByRole('button', { name: '欠勤' }).tap()
    await absence.getByRole('button', { name: 'まちがえました' }).tap()
    await expect(absence).toHaveCount(0)
    await expect(second).not.toContainText('欠勤')
    // The next tests' screens are free again.
    const open = await call<{ alerts: { id: string }[] }>(page, 'GET', '/ops/alarms/open')
    for (const { id } of open.alerts) await call(page, 'POST', `/ops/alarms/${id}/answer`, {})
  })
})
