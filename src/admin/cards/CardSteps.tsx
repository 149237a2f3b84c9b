import type { StepLine } from '@/services/cards/card-detail'

const WORD: Record<StepLine['state'], string> = { done: '済み', now: '今ここ', open: 'これから' }

/** The way of a card in the order of the work, with the day of each step (CD-10, CD-24). */
export const CardSteps = ({ steps }: { steps: StepLine[] }) => (
  <ol className="cd-steps" aria-label="仕事の段階">
    {steps.map(({ step, label, on, state }, index) => (
      <li key={step} className={`is-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
        <span aria-hidden="true">{state === 'done' ? '✓' : index + 1}</span>
        <b>{label}</b>
        <small>{on || WORD[state]}</small>
      </li>
    ))}
  </ol>
)
