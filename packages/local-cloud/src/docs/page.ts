// The HTML and the script of the page on which a person tries the API. The page is Swagger UI, from its npm package.

/** The page's content security policy: the browser loads nothing from other hosts. Swagger UI's styles and icons are inline. */
export const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** Returns the HTML of the page, with the API's title. Its files and the document are below `base`. */
export const page = (title: string, base: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(title)}</title>
    <link rel="icon" type="image/png" href="${base}/docs/favicon.png">
    <link rel="stylesheet" href="${base}/docs/swagger-ui.css">
    <style>
      /* Without these rules, a table of responses and the buttons above a body are wider than a phone. */
      .swagger-ui .opblock-section-header { flex-wrap: wrap; }
      .swagger-ui .responses-table { table-layout: fixed; }
      .swagger-ui .responses-table .response-col_status { width: 4rem; }
      .swagger-ui .responses-table pre { overflow-wrap: anywhere; white-space: pre-wrap; }
      @media (max-width: 600px) { .swagger-ui .response-col_links { display: none; } }
      html.dark-mode body { background: #1c2022; }
    </style>
  </head>
  <body>
    <div id="page"></div>
    <script src="${base}/docs/swagger-ui-bundle.js"></script>
    <script src="${base}/docs/page.js"></script>
  </body>
</html>
`;

/**
 * Returns the script that shows the document. The page is dark if the browser is, and has a token if the issuer is on this
 * machine. The validator is off, because it is a service on another host.
 */
export const script = (
  base: string,
  withToken: boolean,
) => `const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();
const ui = SwaggerUIBundle({
  url: "${base}/openapi.json",
  dom_id: "#page",
  validatorUrl: null,
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,${withToken ? authorize(base) : ""}
});
`;

const authorize = (base: string) => `
  onComplete: async () => {
    const { scheme, token } = await (await fetch("${base}/docs/token")).json();
    ui.preauthorizeApiKey(scheme, token);
  },`;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
