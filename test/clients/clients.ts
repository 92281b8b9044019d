// Lists the generated clients and the commands that make them. The commands run in a copy of the program's folder in `programs/`.

export interface Client {
  /** The folder of the program that uses the client. */
  program: string;
  /** The commands that make the client in `client/` from the document at `$DOCUMENT`, and compile it. */
  make: string[];
  /** The command that runs the program against the API at `$URL`. */
  run: string;
  /** True for a client that cannot send `null`, so that its patch cannot remove a field. */
  sendsNoNull?: true;
}

const npm = "npm install --no-audit --no-fund --loglevel=error";

const generator = "org.openapitools:openapi-generator-cli:7.25.0:jar";

/** Returns the commands that make a client with openapi-generator. Maven downloads its jar once. */
const openapiGenerator = (language: string, options = ""): string[] => [
  `mvn -q -B dependency:copy -Dartifact=${generator} -DoutputDirectory=.`,
  `java -jar openapi-generator-cli-*.jar generate -g ${language} -i "$DOCUMENT" -o client --global-property=apiTests=false,modelTests=false ${options}`,
];

export const clients: Client[] = [
  {
    program: "openapi-fetch",
    make: [npm, 'npx openapi-typescript "$DOCUMENT" -o client/users.ts', "npx tsc"],
    run: 'node dist/main.js "$URL"',
  },
  {
    program: "hey-api",
    make: [npm, 'npx openapi-ts -i "$DOCUMENT" -o client', "npx tsc"],
    run: 'node dist/main.js "$URL"',
  },
  {
    program: "openapi-python-client",
    make: [
      "python3 -m venv env",
      "env/bin/pip install --quiet -r requirements.txt",
      'env/bin/openapi-python-client generate --path "$DOCUMENT" --output-path client',
    ],
    run: 'env/bin/python main.py "$URL"',
  },
  {
    program: "openapi-generator-python",
    make: [
      ...openapiGenerator("python"),
      "python3 -m venv env",
      "env/bin/pip install --quiet -r requirements.txt",
    ],
    run: 'env/bin/python main.py "$URL"',
  },
  {
    program: "oapi-codegen",
    make: [
      "mkdir client",
      'go run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2 -generate types,client -package client -o client/client.go "$DOCUMENT"',
      "go mod tidy",
      "go build -o program .",
    ],
    run: './program "$URL"',
  },
  {
    program: "openapi-generator-go",
    make: [
      ...openapiGenerator("go", "--additional-properties=packageName=client,withGoMod=false"),
      "go mod tidy",
      "go build -o program .",
    ],
    run: './program "$URL"',
  },
  {
    program: "openapi-generator-java",
    make: [
      ...openapiGenerator("java"),
      "cp Program.java client/src/main/java",
      "mvn -q -B -f client/pom.xml -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -Dmaven.source.skip=true package dependency:copy-dependencies",
    ],
    run: 'java -cp "client/target/*:client/target/lib/*:client/target/dependency/*" Program "$URL"',
    sendsNoNull: true,
  },
  {
    program: "openapi-generator-rust",
    make: [...openapiGenerator("rust"), "cargo build --quiet"],
    run: './target/debug/program "$URL"',
  },
];
