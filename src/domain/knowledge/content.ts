import type { TextKind } from './vocabulary'

/** What readers see of a version, and what the city approves word by word. */
export type Content = {
  question: string
  answer: string
  /** 業務フロー: a step a line, 「担当｜作業｜書類」. */
  flow: string
  /** 業務詳細説明書 */
  detail: string
  /** QA集 */
  qa: string
}

export const PARTS: Record<keyof Content, string> = {
  question: '題名・質問',
  answer: '回答・本文',
  flow: '業務フロー',
  detail: '業務詳細説明書',
  qa: 'QA集',
}

export const partsOf = (kind: TextKind): (keyof Content)[] =>
  kind === 'manual' ? ['question', 'flow', 'detail', 'qa'] : ['question', 'answer']

export type StoredContent = { [name in keyof Content]?: string | null }

export const contentOf = (row: StoredContent): Content => {
  const { question, answer, flow, detail, qa } = row
  return {
    question: question ?? '',
    answer: answer ?? '',
    flow: flow ?? '',
    detail: detail ?? '',
    qa: qa ?? '',
  }
}

/** Labels of what has yet to be written before the city can be asked. */
export const missingParts = (kind: TextKind, row: StoredContent): string[] => {
  const content = contentOf(row)
  return partsOf(kind)
    .filter((name) => content[name].trim() === '')
    .map((name) => PARTS[name])
}

/** All of a text in one, for search and for lists. */
export const wholeOf = (kind: TextKind, row: StoredContent): string => {
  const content = contentOf(row)
  return kind === 'manual'
    ? [content.flow, content.detail, content.qa].filter(Boolean).join('\n\n')
    : content.answer
}
