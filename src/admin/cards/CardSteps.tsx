import type { FlowLine, FlowState } from '@/domain/cards/flow'

const WORD: Record<FlowState, string> = {
  done: '済み',
  passed: '記録なし',
  next: '次にすること',
  open: 'これから',
}

/** The way of a card in the order of the work, with the day of each step (CD-10, CD-24). */
export const CardSteps = ({ steps }: { steps: FlowLine[] }) => (
  <ol className="cd-steps" aria-label="作業の流れ">
    {steps.map(({ step, label, on, state }, index) => (
      <li key={step} className={`is-${state}`} aria-current={state === 'next' ? 'step' : undefined}>
        <span aria-hidden="true">{state === 'done' ? '✓' : index + 1}</span>
        <b>{label}</b>
        <small>{on || WORD[state]}</small>
      </li>
    ))}
  </ol>
)
