import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'

import { duplicateColumn } from '@/db/duplicate'
import { LOGGED_OUT } from '@/domain/staff/session'
import { type DomainError, isDomainError, reasonsOf } from '@/lib/errors'

type Refused = {
  collection?: SanitizedCollectionConfig
  error: unknown
  req?: Pick<PayloadRequest, 'user'>
}

/** What `afterError` reads of an error, whoever made it. */
type Shown = { name?: string; message?: string; status?: number; data?: object | null }

/** What to say where only a program's English is at hand, by HTTP status. */
const BY_STATUS: Record<number, string> = {
  400: '入力内容を確認してください。',
  401: 'ログインしてください。',
  403: 'この操作をする権限がありません。必要なときは管理者に頼んでください。',
  404: '見つかりません。',
  409: 'ほかの人の操作と重なりました。画面を開き直してやり直してください。',
  423: 'ほかの人が編集しています。終わるのを待ってからやり直してください。',
  429: '操作が続きました。少し待ってからやり直してください。',
}
const GENERAL = '処理できませんでした。もう一度お試しください。続くときは管理者に知らせてください。'

const isJapanese = (text: unknown): text is string =>
  typeof text === 'string' && /[\u3040-\u30ff\u3400-\u9fff]/.test(text)

const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The field of a path; a unique key of SQLite is reported by its column (`office_id`). */
function fieldOf(fields: readonly FlattenedField[], path: string): FlattenedField | undefined {
  return fields.find(({ name }) => [name, snake(name), `${snake(name)}_id`].includes(path))
}

/** Payload's own words for a value that another record has, in Japanese (admin/words) or English. */
const TAKEN = /^すでに使われています|unique/i

/**
 * `「コード」この項目を入力してください。`, `このコードはすでに使われています。…`: the field as the form calls
 * it; hidden ones have no name to say.
 */
function inWords(
  { path = '', message, label: given }: ReturnType<typeof reasonsOf>[number],
  fields: readonly FlattenedField[],
) {
  const field = fieldOf(fields, path)
  const isShown = !field || !(field.admin as { hidden?: boolean } | undefined)?.hidden
  const label = [given, field && 'label' in field ? field.label : undefined].find(isJapanese)
  const named = isShown ? label : undefined
  const isTaken = TAKEN.test(message ?? '')
  const text = isTaken
    ? `この${named ?? '値'}はすでに使われています。別の${named ?? '値'}にしてください。`
    : isJapanese(message)
      ? message
      : 'この項目の内容を確かめてください。'
  // A sentence that begins with the field needs its name no second time.
  const saysItself = isTaken || (named !== undefined && text.startsWith(`この${named}`))
  return {
    path: field?.name ?? path,
    message: text,
    said: named && !saysItself ? `「${named}」${text}` : text,
  }
}

/** A refusal of a use case, or of an engine past Payload's own mapping, in Payload's form. */
function inForm(error: unknown): Shown {
  if (isDomainError(error)) return fromDomain(error)
  const column = duplicateColumn(error)
  if (column === null || reasonsOf(error).length > 0) return (error ?? {}) as Shown
  return {
    name: 'ValidationError',
    status: 400,
    data: { errors: [{ path: column, message: 'unique' }] },
  }
}

function fromDomain({ code, details, message, status }: DomainError): Shown {
  const fields = Object.entries((details.fields ?? {}) as Record<string, string>)
  const errors = fields.map(([path, reason]) => ({ path, message: reason }))
  return {
    name: 'APIError',
    message,
    status,
    data: { code, ...(errors.length > 0 ? { errors } : {}) },
  }
}

/**
 * Every refusal that leaves through Payload's REST API speaks Japanese, says its reason and not only
 * which field it is on, and keeps the reasons by field, which the panel's forms mark (AX-01). Whatever
 * Payload says in English (without a request it has no language) is put into Japanese by its status.
 */
export function sayRefusal({ collection, error, req }: Refused) {
  const { data, message: original, name = 'APIError', status = 500 } = inForm(error)
  if (status >= 500) return { response: { errors: [{ message: GENERAL }] }, status }
  const reasons = reasonsOf({ data }).map((one) => inWords(one, collection?.flattenedFields ?? []))
  const isOurs = typeof (data as { code?: unknown } | null | undefined)?.code === 'string'
  const said = isJapanese(original) ? original : (BY_STATUS[status] ?? GENERAL)
  // Nobody's rights are not a question of rights: a form left open meets this after its log-in ended.
  const own = status === 403 && !isOurs && req && !req.user ? LOGGED_OUT : said
  const message = isOurs || reasons.length === 0 ? own : reasons.map(({ said }) => said).join(' ')
  if (!data) return { response: { errors: [{ message }] }, status }
  const errors = reasons.map(({ path, message: reason }) => ({ path, message: reason }))
  const shown = { name, data: { ...data, ...(errors.length > 0 ? { errors } : {}) }, message }
  return { response: { errors: [shown] }, status }
}
