/** For whoever finds that scans do not arrive as they should. */
export const ScannerTestLink = () => (
  <a className="mg-hint st-testlink" href="/admin/scanner-test" target="_blank" rel="noreferrer">
    うまく読み取れないとき（読み取りの確認）
  </a>
)
