import { chromium } from 'playwright'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium' })
const url = 'http://localhost:3210'
const errors = []
async function as(role, width) {
  const c = await b.newContext({ viewport: { width, height: 900 }, locale: 'ja-JP' })
  const p = await c.newPage()
  p.on('pageerror', (e) => errors.push(role + ' ' + e.message))
  p.on('console', (m) => m.type() === 'error' && errors.push(role + ' console ' + m.text()))
  await p.goto(url + '/admin/login')
  await p.fill('#field-username, input[name=username]', role)
  await p.fill('input[name=password]', `Demo-2026-${role}`)
  await p.keyboard.press('Enter')
  await p.waitForURL((u) => !u.pathname.includes('login'))
  return p
}
const role = process.argv[2] ?? 'window-staff'
for (const width of [1366, 360]) {
  const p = await as(role, width)
  for (const path of ['work', 'card-tasks', 'card-papers']) {
    await p.goto(`${url}/admin/${path}`)
    await p.waitForTimeout(2500)
    await p.screenshot({ path: `/tmp/shots/${role}-${path}-${width}.png`, fullPage: width > 400 })
  }
  if (width === 1366) {
    await p.goto(`${url}/admin/card-tasks`)
    await p.waitForTimeout(2000)
    const btn = p.getByRole('button', { name: /対応した|送った/ }).first()
    await btn.click()
    await p.waitForTimeout(400)
    await p.screenshot({ path: `/tmp/shots/${role}-dialog.png` })
    await p.fill('dialog input[name=note]', '電話で伝えた 123456789018')
    await p.keyboard.press('Enter'); await p.waitForTimeout(1200)
    await p.screenshot({ path: `/tmp/shots/${role}-dialog-bad.png` })
    await p.fill('dialog input[name=note]', '電話で伝えた')
    await p.keyboard.press('Enter'); await p.waitForTimeout(1500)
    await p.screenshot({ path: `/tmp/shots/${role}-done.png` })
    await p.selectOption('select >> nth=0', { label: '対応済み' }).catch(() => {})
    await p.waitForTimeout(1500)
    await p.screenshot({ path: `/tmp/shots/${role}-donelist.png` })
    const rows = await p.evaluate(async () => (await (await fetch('/api/ops/cases/card-tasks?state=all')).json()).rows.map((r) => [r.id, r.state]))
    console.log(rows.length, rows.slice(0, 3))
    const done = rows.find(([, s]) => s === 'done') ?? rows[0]
    await p.goto(`${url}/admin/collections/card-tasks/${done[0]}`); await p.waitForTimeout(3000)
    await p.screenshot({ path: `/tmp/shots/${role}-doc.png` })
    const open = rows.find(([, s]) => s === 'open')
    if (open) { await p.goto(`${url}/admin/collections/card-tasks/${open[0]}`); await p.waitForTimeout(3000); await p.screenshot({ path: `/tmp/shots/${role}-doc-open.png` }) }
    await p.goto(`${url}/admin/collections/card-tasks`); await p.waitForTimeout(2500); await p.screenshot({ path: `/tmp/shots/${role}-native.png` })
  }
}
console.log(errors.join('\n'))
await b.close()
