'use client'

import type { CaseListShape } from '@/services/cases/shape'

import { CaseSection } from '../kit/CaseSection'

/** 経路変更などの要望 with their answers and the day from which they hold (TR-06). */
export const Requests = ({ shape }: { shape: CaseListShape }) => (
  <CaseSection
    shape={shape}
    title="市からの要望と回答"
    query={{ state: 'all' }}
    empty="要望は、まだありません。"
  />
)
