import { expect, test as it } from '@playwright/test'

import { expectNoFindings, expectNoSideways } from '../support/axe'
import { demo, signIn } from '../support/demo'

it.use({ bypassCSP: true, viewport: { width: 1024, height: 768 }, hasTouch: true })

it('ST-17 (part) ST-32 (part) a session is planned, filled, held and completed on one screen, by keyboard and on a tablet', async ({
  page,
}) => {
  await signIn(page, 'supervisor')
  await page.goto('/admin/training-sessions?begin.cause=change&begin.causeNumber=業務の変更 1')
  await page.getByRole('button', { name: '研修の回を企画する' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('きっかけの番号・版')).toHaveValue('業務の変更 1')
  await dialog.getByLabel('研修の科目').selectOption({ label: '守秘義務と罰則の周知' })
  await dialog.getByRole('button', { name: '研修の回を企画する' }).press('Enter')
  await expect(dialog).toHaveCount(0)

  await page
    .getByRole('row')
    .filter({ hasText: '守秘義務と罰則の周知' })
    .filter({ hasText: '実施日、開始と終了の時刻' })
    .getByRole('link')
    .first()
    .press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '研修の回' })).toBeVisible()
  await expect(page.getByRole('note', { name: '足りないもの' })).toContainText('講師')
  await page.getByLabel('実施日').fill(demo().madeOn)
  await page.getByLabel('開始').fill('09:00')
  await page.getByLabel('終了').fill('10:00')
  await page.getByLabel('定員').fill('2')
  await page.getByLabel('会場（窓口以外・部屋）').fill('会議室')
  await page.getByRole('combobox', { name: /^講師/ }).selectOption({ index: 1 })
  await page.getByRole('button', { name: '日時・会場・講師を保存する' }).press('Enter')
  await expect(page.getByRole('note', { name: '足りないもの' })).toHaveCount(0)
  await expectNoFindings(page, 'a session that is planned')
  await expectNoSideways(page, 'a session on a tablet')
  await page.getByRole('button', { name: '確定する', exact: true }).press('Enter')
  await expect(page.getByText('確定', { exact: true })).toBeVisible()

  const workers = page.getByRole('group', { name: '従事者の一覧' }).getByRole('checkbox')
  await workers.nth(0).press('Space')
  await page.getByRole('button', { name: '選んだ1人を登録する' }).press('Enter')
  await expect(page.getByRole('heading', { name: '受ける人（1 / 2人）' })).toBeVisible()
  await page.getByLabel('氏名', { exact: true }).fill('川崎 花子')
  await page.getByLabel('所属（課など）').fill('市民課')
  await page.getByRole('button', { name: '登録する', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { name: '受ける人（2 / 2人）' })).toBeVisible()
  // The room is full: somebody else is told, and the others stay.
  await workers.nth(0).press('Space')
  await page.getByRole('button', { name: '選んだ1人を登録する' }).press('Enter')
  await expect(page.getByText('定員2人に達しています')).toBeVisible()

  await page.getByRole('button', { name: 'まだの2人を全員出席にする' }).press('Enter')
  // A button that works is disabled, and a press on it is lost.
  const absent = page.getByRole('button', { name: '川崎 花子 欠席' })
  await expect(page.getByRole('button', { name: /全員出席/ })).toHaveCount(0)
  await expect(absent).toBeEnabled()
  await absent.press('Enter')
  await expect(absent).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: '実施した', exact: true }).press('Enter')
  await dialog.getByLabel('行った内容').fill('罰則を読み合わせた')
  await dialog.getByRole('button', { name: '実施した' }).press('Enter')
  await page.getByRole('button', { name: '出席した1人の修了を登録する' }).press('Enter')
  await expect(page.getByText('修了登録済み', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: '修了証' })).toBeVisible()
  await expectNoFindings(page, 'a session that is over')
  await expectNoSideways(page, 'a session that is over')

  await page.goto('/admin/training')
  await expect(page.getByRole('heading', { name: '従事中の人の修了率' })).toBeVisible()
  await expectNoFindings(page, 'plan against done')
  await expectNoSideways(page, 'plan against done')
})
