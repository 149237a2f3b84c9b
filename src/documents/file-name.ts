/**
 * `Content-Disposition` for a Japanese file name (RFC 6266, RFC 5987): old clients take the ASCII
 * name, all others the real one. Characters that Windows forbids in names become `_`.
 */
export function contentDisposition(
  name: string,
  extension: string,
  disposition: 'attachment' | 'inline' = 'attachment',
): string {
  const safe = `${name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_')}.${extension}`
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${disposition}; filename="list.${extension}"; filename*=UTF-8''${encoded}`
}
