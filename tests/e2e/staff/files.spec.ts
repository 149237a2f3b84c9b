import { readFileSync } from 'node:fs'

import { expect, test as it } from '@playwright/test'

import { signIn } from '../support/demo'
import { call } from '../support/staff'

it.use({ bypassCSP: true })

it('a file is put beside a record, comes back as it was, and goes with its reason', async ({
  page,
}) => {
  await signIn(page, 'supervisor')
  const { row } = await call<{ row: { id: string } }>(page, 'POST', '/ops/cases/incidents', {
    answers: { what: '画面が開かない', kind: 'system' },
    op: crypto.randomUUID(),
  })
  await page.goto(`/admin/collections/incidents/${row.id}`)
  const files = page.getByRole('region', { name: '添付ファイル' })
  const content = `経過の記録 ${row.id}`
  await files.getByLabel('添付するファイルの種類').selectOption('記録')
  await files.getByLabel('ファイルを添付する').setInputFiles({
    name: '経過.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(content),
  })
  const link = files.getByRole('link', { name: '経過.txt' })
  await expect(link).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(readFileSync(await download.path(), 'utf8')).toBe(content)
  await files.getByRole('button', { name: '取り消す…' }).click()
  await files.getByRole('button', { name: '取り消す', exact: true }).click()
  await expect(files.getByText('理由を入力してください。')).toBeVisible()
  await files.getByLabel('理由').fill('別の件の記録')
  await page.keyboard.press('Enter')
  await expect(files.getByText(/取消し:.*別の件の記録/)).toBeVisible()
  await expect(link).toHaveCount(0)
})
