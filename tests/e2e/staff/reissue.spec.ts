import type { Locator } from '@playwright/test'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { signIn } from '../support/demo'
import { call } from '../support/staff'

it.use({ bypassCSP: true })

type Card = { id: string; reservationNumber: string }
type Detail = { timeline: { what: string; detail: string; who: string }[] }
type Log = { docs: { summary: string; count: number; purpose: string }[] }

it(
  'PR-05 CD-24 (part) from the card to the printed re-issue in three clicks; who did it and why is kept',
  { tag: '@everyday' },
  async ({ page, context }) => {
    await signIn(page, 'city-admin')
    const { rows } = await call<{ rows: Card[] }>(
      page,
      'GET',
      `/ops/cards/search?statuses=${encodeURIComponent('交付通知書発送済み')}&size=5`,
    )
    const card = rows[0]!

    // Counted from the card's own page. The third is the print button of the browser that shows the
    // PDF, which no program can press.
    let clicks = 1
    const click = async (what: Locator) => {
      clicks++
      await what.click()
    }
    await page.goto(`/admin/cards/${card.id}`)
    const steps = page.getByRole('list', { name: '作業の流れ' }).getByRole('listitem')
    await expect(steps).toContainText(['受入れ', '検品', '交付前設定', '保管', '移送'])
    await expect(steps.filter({ hasText: '交付通知書発送' })).toHaveClass(/is-done/)
    await click(page.getByRole('link', { name: '交付通知書を再発行' }))

    const go = page.getByRole('button', { name: '印刷する（1枚）' })
    await expect(go).toBeEnabled({ timeout: 30_000 })
    await expect(page.locator('iframe[title="見本"]')).toBeVisible()
    await expectNoFindings(page, 're-issue, before printing')
    const paper = context.waitForEvent('page')
    const file = page.waitForResponse(/\/api\/ops\/printing\/jobs\/[^/]+\/file$/)
    await click(go)
    await expect(page.getByRole('status').filter({ hasText: '1件のPDFができました' })).toBeVisible({
      timeout: 30_000,
    })
    expect((await file).headers()['content-type']).toBe('application/pdf')
    await paper
    expect(clicks).toBeLessThanOrEqual(3)

    const { timeline } = await call<Detail>(page, 'GET', `/ops/cards/${card.id}`)
    expect(timeline[0]).toMatchObject({ what: '印刷', detail: '交付通知書の再発行' })
    expect(timeline[0]!.who).not.toBe('')
    const logged = await call<Log>(
      page,
      'GET',
      '/audit-logs?where[action][equals]=print.job&sort=-at&limit=1&depth=0',
    )
    expect(logged.docs).toMatchObject([
      { summary: '交付通知書の再発行を印刷', count: 1, purpose: '再発行' },
    ])
  },
)
