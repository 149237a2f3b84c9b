import { type Content, PARTS, partsOf } from '@/domain/knowledge/content'
import { flowSteps, waysText } from '@/domain/knowledge/flow'
import type { TextKind } from '@/domain/knowledge/vocabulary'
import { Rich } from '@/messages/rich'

import { TableBox } from '../frame/TableBox'

import { FlowChart } from './FlowChart'
import './knowledge.css'

/** A text as its readers see it, below its title. */
export const TextParts = ({ kind, content }: { kind: TextKind; content: Content }) => (
  <>
    {partsOf(kind)
      .filter((name) => name !== 'question')
      .map((name) => (
        <section key={name}>
          {kind === 'manual' ? <h3>{PARTS[name]}</h3> : null}
          {name === 'flow' ? (
            <Flow text={content.flow} />
          ) : (
            <Rich text={content[name]} top={kind === 'manual' ? 4 : 3} />
          )}
        </section>
      ))}
  </>
)

/** 業務フロー: drawn as lanes, and as the table that says the same. */
function Flow({ text }: { text: string }) {
  const steps = flowSteps(text)
  if (!steps) return <Rich text={text} top={4} />
  return (
    <>
      <FlowChart steps={steps} />
      <TableBox label="業務フロー">
        <table className="mg-table">
          <caption className="mg-hidden">業務フロー</caption>
          <thead>
            <tr>
              <th>順</th>
              <th>担当</th>
              <th>作業</th>
              <th>書類</th>
              <th>次</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step, at) => (
              <tr key={at}>
                <td>{at + 1}</td>
                <td>{step.who}</td>
                <td className="mg-wide">{step.what}</td>
                <td>{step.papers}</td>
                <td>{waysText(step, at, steps)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  )
}
