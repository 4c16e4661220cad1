// The types of tables made by script; read by `tsc` alone, never by a browser.

interface SoTayGlobal {
  table: {
    head(scope: "col" | "row", text: string, name?: string): HTMLElement;
    /** `label` is what a card calls it. */
    cell(label: string, ...children: (Node | string)[]): HTMLElement;
    /** `name` is its class; the caption is for those who do not see the heading over it. */
    draw(name: string, caption: string, heads: string[], rows: HTMLElement[]): HTMLElement;
  };
}
