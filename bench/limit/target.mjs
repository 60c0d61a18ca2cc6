export const target = () => {};
