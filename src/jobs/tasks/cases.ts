import type { CaseKind } from '@/services/cases/kind'
import { fillStateOn } from '@/services/cases/due'
import { logCases } from '@/services/cases/log'

import { nudgeCases, type NudgeReport } from '@/services/cases/nudge'

import type { Task } from '../task'

/** Beginnings and moves of case records that a process left out of histories and the log when it died. */
export const caseLog = (kinds: readonly CaseKind[]): Task => ({
  name: 'case-log',
  label: '対応の記録の転記',
  schedule: { everyMinutes: 5 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => {
    let done = 0
    for (const kind of kinds) {
      done += (await kind.settle?.(ctx)) ?? 0
      done += await logCases(ctx, kind.case)
      await fillStateOn(ctx, kind)
    }
    return `${done} 件の記録を転記`
  },
})

/** What comes due or is late by the city's rules, once a day by mail. */
export const caseNudges = (kinds: readonly CaseKind[]): Task => ({
  name: 'case-nudges',
  label: '対応の期限のお知らせ',
  schedule: { everyMinutes: 15, offset: 7 },
  limitMinutes: 20,
  attempts: 1,
  run: async (ctx) => words(await nudgeCases(ctx, kinds)),
})

const words = ({ sent, failed, mailOff }: NudgeReport): string =>
  mailOff
    ? 'メールサーバーの設定がないため、画面だけで知らせています'
    : [`お知らせメール ${sent} 通`, failed > 0 ? `送れなかったメール ${failed} 通` : '']
        .filter(Boolean)
        .join('、')
