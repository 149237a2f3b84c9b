import { type Content, contentOf } from '@/domain/knowledge/content'
import { unknownWays } from '@/domain/knowledge/flow'
import type { ChangeKind } from '@/domain/knowledge/vocabulary'
import { linesOf } from '@/kit/case/decide'
import { EDIT } from '@/kit/case/define'
import { pauses } from '@/lib/pauses'

import { logCase } from '../cases/log'
import { caseById, changedMeanwhile, moverOf, writeMove } from '../cases/move'
import { changeRow } from '../change-row'
import type { ServiceContext } from '../context'
import { forbidden, invalid } from '../refusals'

import { holdsIndividualNumber } from './own-number'
import { textVersion, withAuthor } from './versions/case'
import type { Version } from './versions/start'

export type Words = Content & {
  changeKind: ChangeKind
  changeNote: string
  effectiveOn: string
}

/**
 * Writes the words of a draft, over the state that the person saw; sent again with the same `op`, once.
 * @throws DomainError NOT_FOUND, FORBIDDEN (no draft any more), CHANGED_MEANWHILE, INPUT_INVALID
 */
export async function saveWords(
  ctx: ServiceContext,
  id: string,
  { seen, op, ...words }: Words & { seen: number; op: string },
): Promise<Version> {
  const pause = pauses()
  for (const [name, text] of Object.entries(words)) {
    if (holdsIndividualNumber(text))
      throw invalid('マイナンバー（個人番号）は入力できません。番号を消してください。', {
        [name]: 'マイナンバー（個人番号）は入力できません。',
      })
    await pause()
  }
  if (!words.question.trim())
    throw invalid('題名・質問を入力してください。', { question: '入力してください。' })
  const unknown = unknownWays(words.flow)
  if (unknown.length > 0) {
    const says = `「次」には、ある手順の番号か「終」を書いてください: ${unknown.join('、')}`
    throw invalid(says, { flow: says })
  }
  const mover = moverOf(ctx)
  const row = await changeRow<Version, Words>({
    find: () => caseById(ctx, textVersion, id) as Promise<Version>,
    decide: (now) => {
      if (linesOf(now).some((line) => line.op === op)) return null
      if (now.state !== 'draft' && now.state !== 'returned')
        throw forbidden('この版は書き直せません。新しい版を作ってください。')
      if ((now.stateSeq ?? 0) !== seen) throw changedMeanwhile(textVersion, now)
      return words
    },
    write: (now, { changeKind, changeNote, effectiveOn, ...content }) => {
      const set = {
        ...contentOf(content),
        changeKind,
        changeNote,
        effectiveOn: effectiveOn || null,
        authors: withAuthor(now, mover),
      }
      return writeMove(
        ctx,
        textVersion,
        now,
        { move: EDIT, op, to: now.state, note: '', set },
        mover,
      )
    },
  })
  if (row.unlogged) await logCase(ctx, textVersion, row)
  return row
}
