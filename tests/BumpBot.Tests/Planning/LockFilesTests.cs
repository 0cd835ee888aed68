using BumpBot.Model;
using Updaters;
using Updaters.DotNet;
using Updaters.GoModules;
using Updaters.Json;
using Updaters.PipRequirements;
using Updaters.Terraform;
using Updaters.Toml;
using Updaters.Yaml;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class LockFilesTests
{
    private static readonly IFileUpdater[] Updaters =
        [new GoModUpdater(), new TomlUpdater(), new JsonUpdater(), new DotNetUpdater(), new TerraformUpdater(), new YamlUpdater(), new RequirementsUpdater()];

    [Theory]
    [InlineData("go.mod", "module x\nrequire github.com/acme/tool v1.0.0\n", "go.sum", "go mod tidy")]
    [InlineData("pyproject.toml", "[project]\ndependencies = [\"tool==1.0.0\"]\n", "uv.lock", "uv lock")]
    [InlineData("sub/pyproject.toml", "[project]\ndependencies = [\"tool @ git+https://github.com/acme/tool@v1.0.0\"]\n", "sub/poetry.lock", "poetry lock")]
    [InlineData("pyproject.toml", "[tool.uv.sources]\ntool = { git = \"https://github.com/acme/tool\", tag = \"v1.0.0\" }\n", "pdm.lock", "pdm lock")]
    [InlineData("Pipfile", "[packages]\ntool = \"==1.0.0\"\n", "Pipfile.lock", "pipenv lock")]
    [InlineData("Cargo.toml", "[dependencies]\ntool = { git = \"https://github.com/acme/tool\", tag = \"v1.0.0\" }\n", "Cargo.lock", "cargo update --workspace")]
    [InlineData("package.json", "{ \"dependencies\": { \"tool\": \"github:acme/tool#v1.0.0\" } }\n", "package-lock.json", "npm install --package-lock-only")]
    [InlineData("package.json", "{ \"dependencies\": { \"tool\": \"https://github.com/acme/tool/archive/v1.0.0.tar.gz\" } }\n", "yarn.lock", "yarn install")]
    [InlineData("package.json", "{ \"dependencies\": { \"tool\": \"acme/tool#v1.0.0\" } }\n", "pnpm-lock.yaml", "pnpm install --lockfile-only")]
    [InlineData("package.json", "{ \"dependencies\": { \"tool\": \"acme/tool#v1.0.0\" } }\n", "npm-shrinkwrap.json", "npm install --package-lock-only")]
    [InlineData("src/A/A.csproj", "<Project><ItemGroup><PackageReference Include=\"tool\" Version=\"1.0.0\" /></ItemGroup></Project>\n", "src/A/packages.lock.json", "dotnet restore --force-evaluate")]
    [InlineData("build/Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"tool\" Version=\"1.0.0\" /></ItemGroup></Project>\n", "build/src/A/packages.lock.json", "dotnet restore --force-evaluate")]
    [InlineData("requirements.in", "tool==1.0.0\n", "requirements.txt", "pip-compile requirements.in")]
    [InlineData("main.tf", "terraform {\n  required_providers {\n    tool = {\n      source = \"acme/tool\"\n      # bumpbot: acme/tool\n      version = \"1.0.0\"\n    }\n  }\n}\n", ".terraform.lock.hcl", "terraform init -upgrade")]
    [InlineData("chart/Chart.yaml", "dependencies:\n  - name: tool\n    version: 1.0.0\n    repository: oci://ghcr.io/acme\n", "chart/Chart.lock", "helm dependency update")]
    public void A_lock_file_is_named_where_a_dependency_of_its_manifest_moves(string manifest, string text, string file, string command)
    {
        Assert.Equal([new LockFile(file, command)], Of(manifest, text, file));
        Assert.Empty(Of(manifest, text, "other/" + file));
        Assert.Empty(Of(manifest, text, "x" + file));
    }

    [Theory]
    [InlineData("pyproject.toml", "[project.urls]\nDownload = \"https://github.com/acme/tool/releases/tag/v1.0.0\"\n", "uv.lock")]
    [InlineData("Cargo.toml", "[package]\ndocumentation = \"https://github.com/acme/tool/blob/v1.0.0/README.md\"\n", "Cargo.lock")]
    [InlineData("package.json", "{ \"homepage\": \"https://github.com/acme/tool/tree/v1.0.0\" }\n", "package-lock.json")]
    [InlineData("main.tf", "module \"x\" {\n  source = \"git::https://github.com/acme/tool.git?ref=v1.0.0\"\n}\n", ".terraform.lock.hcl")]
    [InlineData("Chart.yaml", "annotations:\n  artifacthub.io/images: |\n    - name: tool\n      image: ghcr.io/acme/tool:1.0.0\n", "Chart.lock")]
    [InlineData("requirements.txt", "tool==1.0.0\n", "requirements.lock")]
    public void What_a_lock_file_does_not_hold_names_none(string manifest, string text, string file) => Assert.Empty(Of(manifest, text, file));

    [Fact]
    public void Several_moves_in_one_manifest_name_each_of_its_lock_files_once()
    {
        const string Manifest = "[project]\ndependencies = [\"tool==1.0.0\"]\n[dependency-groups]\ndev = [\"tool==1.0.0\"]\n";
        var world = World.With(("pyproject.toml", Manifest), ("uv.lock", ""), ("poetry.lock", "")) with { Updater = new TomlUpdater() };
        Assert.Equal(["poetry.lock", "uv.lock"], Assert.Single(world.Watching("acme/tool", "v1.0.0", "v1.1.0").Plan().Pulls).Bump().LockFiles.Select(file => file.Path));
    }

    private static IReadOnlyList<LockFile> Of(string manifest, string text, string file)
    {
        var world = World.With((manifest, text), (file, "")) with { Updater = Updaters.First(updater => updater.Handles(manifest)) };
        return Assert.Single(world.Watching("acme/tool", "v1.0.0", "v1.1.0").Plan().Pulls).Bump().LockFiles;
    }
}
