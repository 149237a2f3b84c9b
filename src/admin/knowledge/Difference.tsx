import type { Part } from '@/services/knowledge/compare'

import './knowledge.css'

const SAYS = { '＋': '加わった行', '－': 'なくなった行', '': '' } as const

/** Only its form was changed: bold letters, the levels of headings. */
const SAME_WORDS = '（文字は同じ。太字・見出しなどの見た目だけが変わりました）'

const toldOf = ({ isChanged, lines }: Part): string =>
  isChanged ? (lines.some(({ sign }) => sign) ? '' : SAME_WORDS) : '（同じ）'

/** What changed, as its readers read it, by sign and by colour; read aloud, too. */
export const Difference = ({ parts }: { parts: Part[] }) => (
  <>
    {parts.map((part) => (
      <section key={part.label} className="kb-part">
        <h3>
          {part.label}
          {toldOf(part)}
        </h3>
        <div className="kb-lines">
          {part.lines.map(({ sign, kind, mark, words }, at) => (
            <p
              key={at}
              className={`kb-line kb-line--${kind}${sign === '＋' ? ' kb-plus' : sign ? ' kb-minus' : ''}`}
            >
              <span className="kb-sign" aria-hidden="true">
                {sign}
              </span>
              {sign ? <span className="mg-hidden">{SAYS[sign]}: </span> : null}
              <span>
                {mark}
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
