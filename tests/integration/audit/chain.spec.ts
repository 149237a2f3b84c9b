/** @engine: also on MongoDB every day. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ROLES, type Role } from '@/access/roles'
import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { env } from '@/lib/env'
import type { AuditRow } from '@/services/audit/chain'
import { expireAudit } from '@/services/audit/expire'
import { recordReading } from '@/services/audit/read'
import { recordAudit, unsealedKey } from '@/services/audit/record'
import { sealAudit } from '@/services/audit/seal'
import { checkedLog, verifyAudit } from '@/services/audit/verify'
import type { ServiceContext } from '@/services/context'

import { auditOf } from '../../helpers/bookings'
import { crashAt } from '../../helpers/crash'
import { addAccount, signedIn } from '../../helpers/accounts'
import { openWorld, type World } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let entries = 0
/** Writes entries `at` a civil day, oldest first. */
async function write(count: number, day = '2026-11-30'): Promise<void> {
  for (let index = 0; index < count; index++) {
    const at = `${day}T00:00:00.${String(++entries % 1000).padStart(3, '0')}Z`
    await recordAudit(world.payload, {
      action: 'test',
      actorKind: 'staff',
      actorName: '山田',
      summary: `${entries} 番目`,
      at,
      changes: { b: [1, { z: 1, a: [null, '二'] }], a: ['前', '後'] },
    })
  }
}
const sealed = () =>
  findRows<AuditRow>(world.payload, 'audit-logs', { seq: { greater_than: 0 } }, { sort: 'seq' })
const bySeq = (seq: number) =>
  findRow<AuditRow>(world.payload, 'audit-logs', { seq: { equals: seq } })
const verify = async () => (await verifyAudit(world.ctx())).problems
const change = (seq: number, data: Record<string, unknown>) =>
  updateWhere(world.payload, 'audit-logs', { seq: { equals: seq } }, data)
/** Puts a removed row back as it was. */
const restore = (row: AuditRow) => insertRow(world.payload, 'audit-logs', { ...row })

describe('what a stored result says of the log as it is now', () => {
  const check = () =>
    findRow<{ details?: unknown }>(world.payload, 'check-results', {
      name: { equals: 'audit-chain' },
    })

  it('is no word about entries that were sealed after it', async () => {
    expect(await checkedLog(world.ctx(), null)).toEqual({ checked: false, since: 0 })
    await verify()
    await write(3)
    const count = await sealAudit(world.ctx())
    expect(await checkedLog(world.ctx(), await check())).toEqual({ checked: false, since: count })
    await verify()
    expect(await checkedLog(world.ctx(), await check())).toEqual({ checked: true, since: 0 })
    await write(2)
    await sealAudit(world.ctx())
    expect(await checkedLog(world.ctx(), await check())).toEqual({ checked: true, since: 2 })
  })
})

describe('the chain of the operation log', () => {
  it('numbers entries without gaps in the order of their time, once', async () => {
    await write(30)
    await sealAudit(world.ctx())
    await write(5)
    expect(await sealAudit(world.ctx())).toBe(5)
    expect(await sealAudit(world.ctx())).toBe(0)
    const rows = await sealed()
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    expect(await verify()).toEqual([])
  })

  it('three processes sealing at once, one of them dying, make one chain', async () => {
    await write(60)
    await Promise.all([
      sealAudit(world.ctx()),
      sealAudit(world.ctx()),
      sealAudit(world.ctx('web', crashAt('audit-sealed'))).catch(() => 0),
    ])
    await sealAudit(world.ctx())
    const rows = await sealed()
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    expect(await verify()).toEqual([])
  })

  it('AU-05 (part) finds a changed, a removed and a renumbered entry, and a cut-off end', async () => {
    const original = (await bySeq(10))!
    await change(10, { summary: '別のこと' })
    expect(await verify()).toEqual(['通し番号 10 が書き換えられています。'])
    await change(10, { summary: original.summary, changes: { a: ['前', '別'] } })
    expect(await verify()).toHaveLength(1)
    await change(10, { changes: original.changes })
    expect(await verify()).toEqual([])

    const removed = [(await bySeq(20))!, (await bySeq(21))!]
    const remove = (rows: AuditRow[]) =>
      world.payload.db.deleteMany({
        collection: 'audit-logs',
        where: { id: { in: rows.map(({ id }) => id) } },
      })
    await remove(removed)
    expect(await verify()).toEqual(['通し番号 20〜21 がありません。'])
    for (const row of removed) await restore(row)
    expect(await verify()).toEqual([])

    const last = (await sealed()).at(-1)!
    await remove([last])
    expect(await verify()).toEqual([`通し番号 ${last.seq} がありません。`])
    await restore(last)
    expect(await verify()).toEqual([])
  })

  it('an entry that somebody adds with a number of its own is found', async () => {
    const last = (await sealed()).at(-1)!
    const seq = (last.seq ?? 0) + 1
    await insertRow(world.payload, 'audit-logs', {
      at: last.at,
      action: 'test',
      actorKind: 'staff',
      actorName: '山田',
      summary: 'にせもの',
      auditKey: 'forged',
      seq,
      hash: last.hash,
      sealKey: `s|forged`,
      changes: null,
    })
    expect(await verify()).toEqual([`通し番号 ${seq} が書き換えられています。`])
    await world.payload.db.deleteMany({
      collection: 'audit-logs',
      where: { auditKey: { equals: 'forged' } },
    })
  })

  it('the result stands on the status page', async () => {
    await verify()
    const check = await findRow<{ ok: string; summary: string }>(world.payload, 'check-results', {
      name: { equals: 'audit-chain' },
    })
    expect(check?.ok).toBe('yes')
    expect(check?.summary).toMatch(/通し番号 1〜\d+ に、書換えも欠けもありません。/)
  })
})

describe('the witness outside the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-witness-'))
  const file = join(folder, 'heads.jsonl')
  beforeAll(() => void (env.AUDIT_WITNESS_PATH = file))
  afterAll(() => {
    env.AUDIT_WITNESS_PATH = ''
    rmSync(folder, { recursive: true, force: true })
  })

  it('AU-05 (part) finds a log that was cut back together with an older signed head', async () => {
    await write(3)
    await sealAudit(world.ctx())
    const head = { name: { equals: 'audit-head' } }
    const older = await findRow<{ id: string; details: unknown }>(
      world.payload,
      'check-results',
      head,
    )
    await write(4)
    await sealAudit(world.ctx())
    expect(await verify()).toEqual([])
    const rows = await sealed()
    const cut = rows.slice(-4)
    const { seq = 0 } = rows.at(-1)!
    await world.payload.db.deleteMany({
      collection: 'audit-logs',
      where: { id: { in: cut.map(({ id }) => id) } },
    })
    await updateWhere(world.payload, 'check-results', head, { details: older!.details })
    expect(await verify()).toEqual([
      `通し番号 ${(seq ?? 0) - 3}〜${seq} がありません（データベースの外の控えにはあります）。`,
    ])
    for (const row of cut) await restore(row)
    expect(await verify()).toEqual([])
  })

  it('a line that is not ours proves nothing, and a file that cannot be written is an alarm', async () => {
    const lines = readFileSync(file, 'utf8')
    writeFileSync(file, `${lines}{"seq":999999,"hash":"x","mac":"forged"}\n`)
    expect((await verify())[0]).toMatch(/控え.*最後の行.*読み取れません/)
    writeFileSync(file, lines)
    env.AUDIT_WITNESS_PATH = folder
    await write(1)
    await sealAudit(world.ctx())
    expect((await verify())[0]).toContain('控えのファイル')
    env.AUDIT_WITNESS_PATH = file
    await write(1)
    await sealAudit(world.ctx())
    expect(await verify()).toEqual([])
  })
})

describe('retention of the log', () => {
  it('AU-03 entries older than the set days go, the rest still verifies, and the log tells of it', async () => {
    const keepFor = (auditRetentionDays: number) =>
      world.payload.updateGlobal({ slug: 'city-settings', data: { auditRetentionDays } })
    await expect(keepFor(364)).rejects.toMatchObject({ status: 400 })
    await keepFor(365)
    const before = (await sealed()).length
    world.clock.now = new Date('2027-12-15T00:00:00Z')
    await write(10, '2027-12-01')
    await sealAudit(world.ctx())
    const kept = await findRows(world.payload, 'audit-logs', { at: { greater_than: '2026-12-15' } })
    const removed = await expireAudit(world.ctx())
    expect(removed).toBeGreaterThanOrEqual(before)
    expect((await sealed()).length).toBe(kept.length)
    const [told] = await findRows<AuditRow>(world.payload, 'audit-logs', {
      action: { equals: 'audit.expired' },
    })
    expect(told).toMatchObject({ actorKind: 'job', count: removed })
    expect(told!.summary).toMatch(
      /^保存期間（365日）を過ぎた操作ログ \d+ 件を削除（通し番号 1〜\d+）$/,
    )
    expect(await verify()).toEqual([])
    await sealAudit(world.ctx())
    expect(await verify()).toEqual([])
    expect(await expireAudit(world.ctx())).toBe(0)
  })

  it.each(['audit-expiry-logged', 'audit-entries-removed'])(
    'a removal that dies at %s is finished by the next',
    async (point) => {
      await write(400, '2027-12-02')
      await sealAudit(world.ctx())
      world.clock.now = new Date(world.clock.now.getTime() + 366 * 86_400_000)
      await write(3, world.clock.now.toISOString().slice(0, 10))
      await sealAudit(world.ctx())
      await expect(expireAudit(world.ctx('web', crashAt(point)))).rejects.toThrow('crashed')
      expect(await verify()).toEqual([])
      await expireAudit(world.ctx())
      expect((await sealed()).every(({ at }) => at > '2027-12-03')).toBe(true)
      expect(await verify()).toEqual([])
    },
  )

  it('a forged note of removal does not hide removed entries', async () => {
    await write(5, '2029-12-31')
    await sealAudit(world.ctx())
    const rows = await sealed()
    const link = { seq: rows.at(-2)!.seq, hash: rows.at(-2)!.hash, mac: 'forged' }
    const auditKey = 'audit.expired|forged'
    await insertRow(world.payload, 'audit-logs', {
      at: '2030-01-01T00:00:00.000Z',
      action: 'audit.expired',
      actorKind: 'job',
      actorName: '自動処理',
      summary: '削除',
      changes: { anchor: [null, link] },
      auditKey,
      sealKey: unsealedKey(auditKey),
    })
    await world.payload.db.deleteMany({
      collection: 'audit-logs',
      where: { id: { in: rows.slice(-4, -1).map(({ id }) => id) } },
    })
    expect((await verify())[0]).toMatch(/がありません/)
  })
})

describe('who may touch the log', () => {
  it('AU-05 update and delete are refused to every role, in the panel and the API', async () => {
    const [row] = await findRows<AuditRow>(world.payload, 'audit-logs', {}, { limit: 1 })
    const admin = await addAccount(world.payload, {
      username: 'audit-admin',
      roles: ['city-admin'],
    })
    for (const role of Object.keys(ROLES) as Role[]) {
      const user = signedIn({ ...admin, roles: [role] })
      const by = { collection: 'audit-logs' as const, user, overrideAccess: false as const }
      const target = { ...by, id: row!.id }
      await expect(
        world.payload.update({ ...target, data: { summary: '別' } }),
      ).rejects.toMatchObject({ status: 403 })
      await expect(world.payload.delete(target)).rejects.toMatchObject({ status: 403 })
      await expect(
        world.payload.create({ ...by, data: { summary: '別' } as never }),
      ).rejects.toMatchObject({ status: 403 })
    }
    expect(
      (await findRow<AuditRow>(world.payload, 'audit-logs', { id: { equals: row!.id } }))?.summary,
    ).toBe(row!.summary)
  })

  it('AU-06 (part) an entry of a reading has its user, its count and its purpose, or there is no reading', async () => {
    const ctx: ServiceContext = {
      ...world.ctx('city-staff'),
      actor: { kind: 'staff', id: 'u1', name: '佐藤 花子' },
    }
    await recordReading(ctx, {
      kind: 'export',
      what: '予約一覧のExcel',
      count: 100,
      purpose: '月例報告',
      target: 'reservations',
    })
    const log = await auditOf(world, 'reservations')
    expect(log).toHaveLength(1)
    expect(log[0]).toMatchObject({
      count: 100,
      purpose: '月例報告',
      actorName: '佐藤 花子',
      summary: '個人情報の出力: 予約一覧のExcel（100件）',
    })
    await expect(
      recordReading(ctx, { kind: 'export', what: '予約', count: 1, purpose: ' ' }),
    ).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' })
  })

  it('AU-07 a changed slot capacity appears with old and new value', async () => {
    const admin = await addAccount(world.payload, {
      username: 'capacity-admin',
      roles: ['city-admin'],
    })
    const pattern = await world.payload.create({
      collection: 'opening-patterns',
      data: {
        title: '平日',
        office: world.offices[0]!.id,
        service: world.service.id,
        mon: true,
        start: '09:00',
        end: '17:00',
        slotMinutes: '30',
        capacity: 3,
        validFrom: '2026-12-01',
        active: true,
      } as never,
    })
    await world.payload.update({
      collection: 'opening-patterns',
      id: pattern.id,
      data: { capacity: 5 },
      user: signedIn(admin),
      overrideAccess: false,
    })
    const log = await auditOf(world, `opening-patterns/${pattern.id}`)
    expect(log.map(({ at }) => at)).toEqual(log.map(() => world.clock.now.toISOString()))
    expect(log.at(-1)).toMatchObject({
      action: 'settings.update',
      actorName: '職員 capacity-admin',
      changes: { capacity: [3, 5] },
    })
  })
})
