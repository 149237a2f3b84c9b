import { SEVERITY_LEVEL_OPTIONS, type SeverityLevel } from '@/domain/alarms/register'
import { diffDays, tokyoDateOf } from '@/domain/time/civil'
import { defineCase } from '@/kit/case/define'

import { caseKind } from '../../cases/kind'

/** 脆弱性: found, and how many days until it was mended (IN-12). */
export const vulnerability = defineCase({
  slug: 'vulnerabilities',
  label: '脆弱性',
  name: ({ title }) => title,
  read: 'registers.read',
  scope: null,
  key: 'vulnerabilityKey',
  start: 'open',
  states: {
    open: { label: '対応中', turn: 'registers.write' },
    fixed: { label: '修正済み', final: true },
    unaffected: { label: '影響なし', final: true },
  },
  moves: {
    fix: {
      label: '修正した',
      from: ['open'],
      to: 'fixed',
      by: 'registers.write',
      main: true,
      asks: [
        { name: 'remedy', label: '対応の内容', required: true },
        {
          name: 'fixedOn',
          label: '修正日',
          kind: 'date',
          isPast: true,
          since: ['foundOn'],
          hint: '空なら、きょうです。',
        },
      ],
      set: ({ remedy, fixedOn }, { today }, { foundOn }) => {
        const day = fixedOn || today
        return { remedy, fixedOn: day, daysToFix: Math.max(0, diffDays(foundOn, day)) }
      },
    },
    clear: {
      label: '影響がないと確認した',
      from: ['open'],
      to: 'unaffected',
      by: 'registers.write',
      asks: [{ name: 'remedy', label: '理由', required: true }],
      set: ({ remedy }) => ({ remedy }),
    },
  },
})

export const vulnerabilities = caseKind<'vulnerabilities'>({
  case: vulnerability,
  begin: {
    label: '脆弱性を登録',
    by: 'registers.write',
    asks: [
      {
        name: 'title',
        label: '脆弱性',
        hint: '例: CVE-2026-1234 OpenSSL',
        required: '脆弱性の名前か番号を入力してください。',
      },
      {
        name: 'level',
        label: '深刻度',
        options: SEVERITY_LEVEL_OPTIONS,
        value: 'high',
        required: true,
      },
      {
        name: 'foundOn',
        label: '知った日',
        kind: 'date',
        isPast: true,
        hint: '空なら、きょうです。',
      },
    ],
    fields: (ctx, { title, level, foundOn }) => ({
      title,
      level: level as SeverityLevel,
      foundOn: foundOn || tokyoDateOf(ctx.now()),
    }),
  },
  list: {
    path: 'vulnerabilities',
    title: '脆弱性の管理',
    lead: '見つかった脆弱性と、修正までにかかった日数です。',
    columns: ['title', 'level', 'foundOn', 'state', 'fixedOn', 'daysToFix', 'remedy'],
    sort: ['-state', 'foundOn', 'id'],
    split: 'level',
    since: { field: 'foundOn', longDays: 14 },
    purposes: ['市への報告', '監査'],
    output: 'registers.read',
  },
})
