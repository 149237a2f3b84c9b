import { randomUUID } from 'node:crypto'

import { Document, Packer, Paragraph } from 'docx'
import { expect, test as it } from '@playwright/test'

import { expectNoFindings } from '../support/axe'
import { signIn } from '../support/demo'
import { call, colleague } from '../support/staff'

it.use({ bypassCSP: true })

it('KB-04 (part) a manual is written with its form, goes to Word and back, and keeps what was typed', async ({
  page,
  browser,
  baseURL,
}) => {
  it.setTimeout(120_000)
  await signIn(page, 'supervisor')
  const title = `試験のマニュアル ${randomUUID().slice(0, 8)}`
  const { doc } = await call<{ doc: { id: string } }>(page, 'POST', '/texts', {
    ...{ title, kind: 'manual', owner: '業務責任者', audiences: ['operators'], order: 10 },
  })
  await page.goto(`/admin/collections/texts/${doc.id}`)
  await page.getByRole('button', { name: '新しい版を書く' }).click()
  const detail = page.getByRole('textbox', { name: '業務詳細説明書' })
  const tools = page.getByRole('toolbar', { name: '業務詳細説明書の書式' })
  await detail.click()
  await tools.getByLabel('段落の種類').selectOption('見出し1')
  await page.keyboard.type('受付')
  await page.keyboard.press('Enter')
  await page.keyboard.type('本人確認書類は')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('2点')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('です。')
  await page.keyboard.press('Enter')
  await tools.getByRole('button', { name: '箇条書き' }).click()
  await page.keyboard.type('運転免許証')
  await expect(tools.getByRole('button', { name: '箇条書き' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page
    .getByLabel(/業務フロー/)
    .fill('窓口｜受け付ける｜申請書｜2（そろう）、3（不足）\n管理係｜送る｜｜終\n窓口｜返す')
  await expectNoFindings(page, 'manual, being written')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('保存しました。')).toBeVisible()
  await page.reload()
  await expect(detail.getByRole('heading', { name: '受付' })).toBeVisible()
  await expect(detail.getByRole('listitem')).toHaveText('運転免許証')
  await expect(detail.locator('strong')).toHaveText('2点')

  // A file with one part: that part is new, what is typed and not yet kept elsewhere stays.
  const qa = page.getByRole('textbox', { name: 'QA集' })
  await qa.click()
  await page.keyboard.type('代理人は来られますか')
  const file = await Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: '業務詳細説明書', heading: 'Heading1' }),
            new Paragraph('Wordで書いた説明'),
          ],
        },
      ],
    }),
  )
  await page.getByLabel('Wordから取り込む').setInputFiles({
    name: 'manual.docx',
    mimeType: 'application/octet-stream',
    buffer: file,
  })
  await expect(page.getByText('まだ保存していません')).toBeVisible()
  await expect(detail).toHaveText('Wordで書いた説明')
  await expect(qa).toHaveText('代理人は来られますか')
  await expectNoFindings(page, 'manual, taken from Word')
  await page.getByRole('button', { name: '保存して市の確認に出す' }).click()
  await expect(page).toHaveURL(/collections\/texts/)

  const city = await colleague(browser, 'city-admin', baseURL!)
  await city.page.goto('/admin/text-approval')
  await city.page.getByRole('link', { name: title }).click()
  await expect(city.page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  const chart = city.page.getByRole('img', { name: /業務フローの図/ })
  await expect(chart).toBeVisible()
  await expect(chart.getByText('不足')).toHaveCount(1)
  await expectNoFindings(city.page, 'approval, as it is read')
  await city.close()
})
