import type { Part } from '@/services/knowledge/compare'

import './knowledge.css'

const SAYS = { '＋': '加わった段落', '－': 'なくなった段落', '': '' } as const

/** What changed, by sign and by colour; read aloud, too. */
export const Difference = ({ parts }: { parts: Part[] }) => (
  <>
    {parts.map(({ label, isChanged, lines }) => (
      <section key={label} className="kb-part">
        <h3>
          {label}
          {isChanged ? '' : '（同じ）'}
        </h3>
        <div className="kb-lines">
          {lines.map(({ sign, words }, at) => (
            <p
              key={at}
              className={`kb-line${sign === '＋' ? ' kb-plus' : sign ? ' kb-minus' : ''}`}
            >
              <span className="kb-sign" aria-hidden="true">
                {sign}
              </span>
              {sign ? <span className="mg-hidden">{SAYS[sign]}: </span> : null}
              <span>
                {words.map((word, index) =>
                  word.isChanged && sign === '＋' ? (
                    <ins key={index}>{word.text}</ins>
                  ) : word.isChanged && sign === '－' ? (
                    <del key={index}>{word.text}</del>
                  ) : (
                    word.text
                  ),
                )}
              </span>
            </p>
          ))}
        </div>
      </section>
    ))}
  </>
)
