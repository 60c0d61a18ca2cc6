/** What may have to be said when nothing else can be loaded: this file needs no other. */
export const fewFiles: Readonly<Record<'en' | 'zh', (most: number) => string>> = {
  en: (most) =>
    `ipc-demo: the system does not allow it: only ${most} files may be open at once; allow 256 (ulimit -n 256)`,
  zh: (most) =>
    `ipc-demo：系统不允许：同时最多只能打开 ${most} 个文件；请放宽到 256（ulimit -n 256）`,
};

/** The language of the user's locale; English where it is neither. */
export function localLanguage(env: NodeJS.ProcessEnv): 'en' | 'zh' {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en';
}
