using Updaters.Docs;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs;

/// <summary>Versions in the commands and files that documents show.</summary>
public class CodeMentionsTests
{
    private static readonly Upstream Tool = Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool"));

    [Theory]
    [InlineData("npx tool@1.2.3")]
    [InlineData("cargo install tool --version 1.2.3")]
    [InlineData("choco install tool --version=1.2.3")]
    [InlineData("asdf install tool 1.2.3")]
    [InlineData("conda install -c conda-forge tool=1.2.3")]
    [InlineData("<PackageReference Include=\"tool\" Version=\"1.2.3\" />")]
    public void A_package_is_found_in_the_commands_of_its_managers(string command) => Assert.Equal("1.2.3", Assert.Single(Find(command)).Current);

    [Theory]
    [InlineData("brew install tool@1.2.3")]
    [InlineData("npx other-tool@1.2.3")]
    [InlineData("cargo install other --version 1.2.3")]
    public void Another_package_and_a_formula_are_left(string command) => Assert.Empty(Find(command));

    [Theory]
    [InlineData("uses: acme/tool@v1.2.3")]
    [InlineData("npm install github:acme/tool#v1.2.3")]
    [InlineData("nix run github:acme/tool/v1.2.3")]
    [InlineData("go install github.com/acme/tool/cmd/tool@v1.2.3")]
    [InlineData("require github.com/acme/tool v1.2.3")]
    [InlineData("gh release download v1.2.3 --repo acme/tool")]
    [InlineData("mise use ubi:acme/tool@v1.2.3")]
    [InlineData("git clone -b v1.2.3 https://github.com/acme/tool")]
    [InlineData("git clone https://github.com/acme/tool\ncd tool\ngit checkout v1.2.3")]
    [InlineData("fetchFromGitHub { owner = \"acme\"; repo = \"tool\"; rev = \"v1.2.3\"; }")]
    public void A_repository_is_found_with_its_tag_however_a_tool_spells_the_two(string command) => Assert.Equal("v1.2.3", Assert.Single(Find(command)).Current);

    [Theory]
    [InlineData("npm install github:acme/tool#12")]
    [InlineData("uses: acme/other@v1.2.3")]
    [InlineData("git clone https://github.com/acme/tool\ngit clone https://github.com/acme/other\ngit checkout v1.2.3")]
    public void An_issue_and_the_tag_of_another_repository_are_left(string command) => Assert.Empty(Find(command));

    [Theory]
    [InlineData("tool_version: 1.2.3")]
    [InlineData("toolVersion = \"1.2.3\"")]
    [InlineData("${TOOL_VERSION:-1.2.3}")]
    [InlineData("acme_tool_version: 1.2.3")]
    [InlineData("\"toolVersion\": \"1.2.3\"")]
    public void A_variable_is_found_in_the_spelling_of_its_file(string line) => Assert.Equal("1.2.3", Assert.Single(Find(line)).Current);

    [Theory]
    [InlineData("Check that `tool --version` prints `tool 1.2.3`.", 1)]
    [InlineData("The log shows `tool 1.2.3`.", 0)]
    public void What_the_program_answers_moves_where_the_document_installs_it(string check, int found) =>
        Assert.Equal(found, Find($"npx tool@1.2.3\n```\n\n{check}\n\n```").Count - 1);

    [Theory]
    [InlineData("VERSION=1.2.3\ncurl -LO https://github.com/acme/tool/releases/download/v${VERSION}/tool-linux")]
    [InlineData("export V=\"1.2.3\"\ndocker pull ghcr.io/acme/tool:$V")]
    public void A_variable_of_any_name_is_found_by_what_it_makes_up(string code) => Assert.Equal("1.2.3", Assert.Single(Find(code)).Current);

    [Theory]
    [InlineData("{ \"acme/tool\", tag = \"v1.2.3\" }")]
    [InlineData("Plug 'acme/tool', { 'tag': 'v1.2.3' }")]
    [InlineData("remotes::install_github(\"acme/tool\", ref = \"v1.2.3\")")]
    [InlineData("gh extension install acme/tool --pin v1.2.3")]
    [InlineData("CPMAddPackage(NAME tool GITHUB_REPOSITORY acme/tool GIT_TAG v1.2.3)")]
    public void A_call_takes_a_repository_as_one_argument_and_its_tag_as_another(string code) => Assert.Equal("v1.2.3", Assert.Single(Find(code)).Current);

    [Theory]
    [InlineData("helm install tool acme/tool --version 1.2.3")]
    [InlineData("{ \"acme/tool\", \"acme/other\", tag = \"v1.2.3\" }")]
    [InlineData("f(\"acme/tool\"), g(tag = \"v1.2.3\")")]
    public void A_charts_version_and_the_argument_of_another_call_are_left(string code) => Assert.Empty(Find(code));

    [Theory]
    [InlineData("curl -sSfL https://raw.githubusercontent.com/acme/tool/main/install.sh | sh -s -- -b /usr/local/bin v1.2.3")]
    [InlineData("curl -fsSL https://raw.githubusercontent.com/acme/tool/main/get.sh | sudo bash -s -- --version v1.2.3")]
    [InlineData("curl -fsSL https://github.com/acme/tool/releases/latest/download/install.sh | VERSION=v1.2.3 sh")]
    public void An_install_script_is_told_its_version(string code) => Assert.Equal("v1.2.3", Assert.Single(Find(code)).Current);

    [Theory]
    [InlineData("curl -LO https://github.com/acme/tool/archive/refs/tags/v1.2.3.tar.gz\ntar xf v1.2.3.tar.gz\ncd tool-1.2.3", 3)]
    [InlineData("curl -LO https://github.com/acme/tool/releases/download/v1.2.3/x86.deb\ndpkg -i tool_1.2.3_amd64.deb", 2)]
    [InlineData("curl -LO https://github.com/acme/tool/releases/download/v1.2.3/x86.deb\ndpkg -i tool_1.2.3-rc1.deb other-1.2.3.deb", 1)]
    public void What_a_release_is_unpacked_to_and_packed_as_moves_with_the_link_to_it(string code, int found) => Assert.Equal(found, Find(code).Count);

    [Theory]
    [InlineData("npx tool@1.2.3\n$ tool --version\ntool 1.2.3", 2)]
    [InlineData("npx tool@1.2.3\n$ tool --version\ntool 1.2.2", 1)]
    [InlineData("$ tool --version\ntool 1.2.3", 0)]
    public void The_line_below_a_question_for_the_version_is_its_answer(string code, int found) => Assert.Equal(found, Find(code).Count);

    [Theory]
    [InlineData("docker save acme/tool:1.2.3 -o tool-1.2.3.tar", 2)]
    [InlineData("docker tag acme/tool:1.2.3 registry.local/tool:1.2.3", 2)]
    [InlineData("apptainer pull docker://acme/tool:1.2.3\napptainer run tool_1.2.3.sif", 2)]
    [InlineData("docker run acme/tool:1.2.3 --data data-1.2.3.tar", 1)]
    public void The_names_that_commands_give_to_an_images_copies_move_with_it(string command, int found) => Assert.Equal(found, Find(command).Count);

    private static List<Reference> Find(string code) => [.. new DocsUpdater().Find(new FileText("README.md", $"```\n{code}\n```\n"), [Tool])];
}
