/** @engine: also on MongoDB every day. */
import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows, insertRow, newRowId, updateWhere } from '@/db/atomic'
import { encryptField, openField } from '@/lib/crypto/field'
import { keyedHash } from '@/lib/crypto/keys'
import { UNREADABLE } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'
import { deploymentSecrets, deriveKey, makeRing, ring, installRing } from '@/lib/crypto/ring'
import { openCard } from '@/services/cards/open-card'
import type { CardRow } from '@/services/cards/types'
import { openKeys } from '@/services/keys/open-keys'
import { alarmsWritten } from '@/services/keys/unreadable-alarm'
import { needsRekey, rekey } from '@/services/keys/rekey'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { crashAt, meanwhileAt } from '../../helpers/crash'
import { jsonOf } from '../../helpers/desk-world'

let world: CardWorld
const { present } = deploymentSecrets()
const next = randomBytes(32).toString('hex')

/** A value as the first version of the product stored it. */
function firstFormat(value: string, secret = present): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secret, 'field'), iv)
  const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return `enc1:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
}

const change = (id: string, data: object) =>
  updateWhere(world.payload, 'cards', { id: { equals: id } }, { ...data })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'open',
    (error: { code?: string }) => error.code,
  )
const cardIs = async (index: number) => {
  const card = await world.card(index)
  return { name: openCard(card, 'name'), remarks: openCard(card, 'remarks') }
}

beforeAll(async () => {
  world = await openCardWorld()
  // As a database of the first version is: it has people and cards, and no check value.
  await world.payload.db.deleteMany({ collection: 'data-keys', where: {} })
  await world.add(1, 3, { 氏名: '鷺沼　すみれ', 備考: '電話は午後に' })
})
afterAll(() => world.close())

describe('keys of a database', () => {
  it('a database of the first version is opened with the key it was written with and no other', async () => {
    const { id } = await world.card(1)
    await change(id, { name: firstFormat('鷺沼　すみれ'), remarks: firstFormat('電話は午後に') })
    expect(await codeOf(openKeys(world.payload, { present: next }))).toBe('DATA_KEY_WRONG')
    // Not even noted: the right key still opens it.
    expect(await findRow(world.payload, 'data-keys', {})).toBeNull()
    await openKeys(world.payload)
    expect(await cardIs(1)).toEqual({ name: '鷺沼　すみれ', remarks: '電話は午後に' })
    expect(await needsRekey(world.payload)).toBe(true)
  })

  it('from then on another key is refused at the start, whichever is missing or wrong', async () => {
    const before = ring()
    expect(await codeOf(openKeys(world.payload, { present: next }))).toBe('DATA_KEY_WRONG')
    expect(await codeOf(openKeys(world.payload, { present: next, old: 'other' }))).toBe(
      'DATA_KEY_WRONG',
    )
    const error = await openKeys(world.payload, { present: next }).catch((one: Error) => one)
    expect(String(error)).toContain('元の')
    expect(String(error)).toContain('is not the one this database was made with')
    expect(ring()).toBe(before)
    expect(await codeOf(openKeys(world.payload))).toBe('open')
  })

  it('values of the first form are brought over wherever they lie; then that form is not read any more', async () => {
    const card = await world.card(1)
    const mailId = newRowId()
    await change(card.id, {
      history: [
        ...card.history!,
        { ...card.history!.at(-1)!, seq: 2, sealed: firstFormat('入院中') },
      ],
    })
    await insertRow(world.payload, 'mails', {
      id: mailId,
      kind: 'confirmation',
      status: 'sent',
      subject: '予約を受け付けました',
      to: firstFormat('taro@example.jp'),
      language: 'ja',
      attempts: 1,
      mailKey: randomUUID(),
    })
    const undoId = newRowId()
    await insertRow(world.payload, 'card-import-undo', {
      id: undoId,
      undoKey: randomUUID(),
      import: 'x',
      cardKey: card.cardKey,
      kind: 'changed',
      state: 'open',
      before: firstFormat(JSON.stringify({ card: { name: firstFormat('旧姓　すみれ') }, rev: 0 })),
    })
    const lines: string[] = []
    const report = await rekey(world.ctx, (line) => lines.push(line))
    expect(report).toMatchObject({ finished: true, changed: 3, unreadable: 0 })
    expect(lines.join('\n')).toMatch(/cards: 3行、書き直し1件/)
    expect(await cardIs(1)).toEqual({ name: '鷺沼　すみれ', remarks: '電話は午後に' })
    const after = await world.card(1)
    for (const text of [after.name, after.remarks, after.history!.at(-1)!.sealed]) {
      expect(text).toMatch(/^enc2:/)
    }
    const detail = await jsonOf<{ timeline: { detail: string }[] }>(
      world.admin.get(`/ops/cards/${card.id}`),
    )
    expect(detail.body.timeline[0]!.detail).toContain('入院中')
    const mail = await findRow<{ to: string }>(world.payload, 'mails', { id: { equals: mailId } })
    expect(openField(mail!.to, at('mails', 'to', mailId))).toBe('taro@example.jp')
    const undo = await findRow<{ before: string }>(world.payload, 'card-import-undo', {
      id: { equals: undoId },
    })
    const kept = openField(undo!.before, at('card-import-undo', 'before', undoId)) as string
    const { card: snapshot } = JSON.parse(kept) as { card: { name: string } }
    expect(openField(snapshot.name, at('cards', 'name', card.id))).toBe('旧姓　すみれ')

    expect(await needsRekey(world.payload)).toBe(false)
    await change(card.id, { remarks: firstFormat('電話は午後に') })
    expect((await cardIs(1)).remarks).toBe(UNREADABLE)
    await change(card.id, { remarks: after.remarks })
  })

  it('a new key is taken over with the former beside it; hashes stay, and the former can go after rekey', async () => {
    const hash = keyedHash('card-nameKey', '鷺沼')
    const before = await world.card(2)
    await openKeys(world.payload, { present: next, old: present })
    expect(keyedHash('card-nameKey', '鷺沼')).toBe(hash)
    expect(await cardIs(2)).toEqual({ name: '鷺沼　すみれ', remarks: '電話は午後に' })
    // Without the former key half of the values could not be read.
    expect(await codeOf(openKeys(world.payload, { present: next }))).toBe('DATA_KEY_OLD_MISSING')
    expect(await codeOf(openKeys(world.payload, { present: 'third', old: next }))).toBe(
      'DATA_KEY_OLD_MISSING',
    )
    expect(await needsRekey(world.payload)).toBe(true)

    // Cut off in the middle, it goes on where it stopped.
    await expect(rekey({ ...world.ctx, fault: crashAt(2) })).rejects.toThrow('crashed')
    const rest = await rekey(world.ctx)
    expect(rest).toMatchObject({ finished: true, unreadable: 0 })
    await openKeys(world.payload, { present: next })
    expect(await cardIs(2)).toEqual({ name: '鷺沼　すみれ', remarks: '電話は午後に' })
    const after = await world.card(2)
    expect(after.name).not.toBe(before.name)
    expect({ ...after, name: '', kana: '', address: '', birthday: '', remarks: '' }).toEqual({
      ...before,
      name: '',
      kana: '',
      address: '',
      birthday: '',
      remarks: '',
    })
    expect(await codeOf(openKeys(world.payload))).toBe('DATA_KEY_WRONG')
  })

  it('never writes over what somebody changed while it was reading', async () => {
    const stale = await world.card(3)
    await openKeys(world.payload, { present, old: next })
    const fault = meanwhileAt('rekey-batch', () =>
      change(stale.id, {
        remarks: encryptField('新しい備考', at('cards', 'remarks', stale.id)),
      }),
    )
    expect(await rekey({ ...world.ctx, fault })).toMatchObject({ finished: true, unreadable: 0 })
    expect(await cardIs(3)).toEqual({ name: '鷺沼　すみれ', remarks: '新しい備考' })
    const stored = await findRows<CardRow>(world.payload, 'cards', {})
    const { presentId } = ring()
    for (const card of stored) expect(card.name).toContain(`enc2:${presentId}:`)
    installRing(makeRing({ present: next }))
    expect((await cardIs(3)).name).toBe(UNREADABLE)
    await openKeys(world.payload)
    await alarmsWritten(world.payload)
  })
})
