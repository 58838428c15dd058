// Writes the full name of the commit's image into the parameters of every environment.
//
// IMAGE_REPOSITORY                   <account>.dkr.ecr.<region>.amazonaws.com/<name>
// CODEBUILD_RESOLVED_SOURCE_VERSION  the commit
// PARAMETER_FILES                    their paths, separated by spaces
// PULL_REQUEST                       set for one, which has no image to name
import { readFileSync, writeFileSync } from "node:fs";

if (process.env.PULL_REQUEST) {
  process.exit();
}

const { IMAGE_REPOSITORY, CODEBUILD_RESOLVED_SOURCE_VERSION: commit, PARAMETER_FILES } = process.env;
if (!IMAGE_REPOSITORY || !commit || !PARAMETER_FILES) {
  throw new Error("IMAGE_REPOSITORY, CODEBUILD_RESOLVED_SOURCE_VERSION or PARAMETER_FILES is empty");
}

for (const path of PARAMETER_FILES.split(" ")) {
  const configuration = JSON.parse(readFileSync(path, "utf8"));
  configuration.Parameters.Image = `${IMAGE_REPOSITORY}:${commit}`;
  writeFileSync(path, `${JSON.stringify(configuration, null, 2)}\n`);
}
