import { ErrorSummary } from '../components/ErrorSummary'
import { plainProblem } from '../errors'
import type { Page, Site } from '../site'
import { href, s, t } from '../site'

/** A refusal that belongs to no form: too many requests, a wrong method, a fault of ours. */
export function problemPage(site: Site, code: string, status: number): Page {
  const problem = plainProblem(site, code, status)
  return {
    status,
    isError: true,
    title: s(site, 'errorStopped'),
    body: (
      <div className="inner">
        <h1>{t(site, 'errorStopped')}</h1>
        <ErrorSummary site={site} problem={problem} />
        <p>
          <a href={href(site)}>{t(site, 'toStart')}</a>
        </p>
      </div>
    ),
  }
}
