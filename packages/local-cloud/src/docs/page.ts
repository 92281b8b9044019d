// The page on which a person tries the API: Swagger UI, from its package.

/** Whatever the viewer would like to load from elsewhere, the browser refuses. Its styles and icons are inline. */
export const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** For narrow screens: no column for links where there are none, and what is still too wide scrolls by itself, not with the page. */
const style = `
#page .responses-table:not(:has(.operation-link)) .response-col_links { display: none; }
#page .opblock-section-header { flex-wrap: wrap; }
#page .responses-wrapper, #page .parameters-container, #page .models { overflow-x: auto; }
#page .swagger-ui pre, #page .swagger-ui pre code { overflow-wrap: anywhere; white-space: pre-wrap; }
`;

/** The page, under the title of the API. */
export const page = (title: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <style>${style}</style>
    <title>${escaped(title)}</title>
    <link rel="icon" type="image/png" href="/docs/favicon.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="page"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/page.js"></script>
  </body>
</html>
`;

/** Shows the document, dark where the browser is. No validator: that would be a service elsewhere. */
export const script = `const dark = matchMedia("(prefers-color-scheme: dark)");
const paint = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", paint);
paint();
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#page",
  validatorUrl: null,
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
});
`;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
