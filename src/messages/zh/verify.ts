import { grouped } from '../grammar/alike.js';
import type { VerifyWords } from '../words/verify.js';

export const verify: VerifyWords = {
  about: '把每一幕都运行一遍，检查结果是否符合预期：用作 CI 的冒烟测试',
  junit: '同时把结果以 JUnit XML 写入这个文件',
  passed: '符合预期',
  failed: '不符合预期',
  progress: (done, acts) => `已检查 ${grouped(done)} 幕；正在运行：${acts}`,
  passedOf: (passed, acts) =>
    passed === acts ? `${grouped(acts)} 幕` : `${grouped(acts)} 幕中的 ${grouped(passed)} 幕`,
  notRun: '未运行',
  notRunFor: (why) => (why === '' ? '未运行：输出已无人读取' : `未运行：${why}`),
  unwritable: (path, why) => `无法把报告写入 ${path}（${why}）：请换一个可写的文件`,
  noFile: '不是普通文件',
  summary: (acts, failed) =>
    failed === 0
      ? `全部 ${grouped(acts)} 幕都符合预期。`
      : `${grouped(acts)} 幕中有 ${grouped(failed)} 幕不符合预期。`,
};
