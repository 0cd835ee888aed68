using Updaters.Docs;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs;

/// <summary>Keys, commands and variables in code that hold an upstream's version.</summary>
public class CodeKeysTests
{
    private static readonly Upstream Tool = Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool")).AlsoCalled(["acme-tool"], [], []);

    [Theory]
    [InlineData("tool:\n  version: 1.2.3")]
    [InlineData("tools:\n  acme-tool:\n    repo: somewhere\n    tag: 1.2.3")]
    [InlineData("[tools.acme-tool]\nversion = \"1.2.3\"")]
    [InlineData("{ \"acme-tool\": { \"version\": \"1.2.3\" } }")]
    [InlineData("tool-version:\n  type: string\n  default: \"1.2.3\"")]
    [InlineData("- name: TOOL_VERSION\n  value: 1.2.3")]
    public void A_version_one_level_below_the_name_is_found(string code) => Assert.Equal("1.2.3", Assert.Single(InCode(code)).Current);

    [Theory]
    [InlineData("toolbox:\n  version: 1.2.3")]
    [InlineData("tool:\nversion: 1.2.3")]
    [InlineData("tool:\n\n  version: 1.2.3")]
    [InlineData("[tools.acme-tool]\n[tools.other]\nversion = \"1.2.3\"")]
    [InlineData("- name: TOOL_VERSION\n- value: 1.2.3")]
    [InlineData("{\"id\": 1, \"tool\": { \"version\": \"1.2.3\" } }")]
    public void What_belongs_to_another_key_is_left(string code) => Assert.Empty(InCode(code));

    [Theory]
    [InlineData("sudo apt-get install -y acme-tool=1.2.3")]
    [InlineData("apk add --no-cache acme-tool=1.2.3")]
    [InlineData("dnf install acme-tool-1.2.3")]
    [InlineData("gem \"acme-tool\", \"1.2.3\"")]
    [InlineData("implementation(\"com.acme:acme-tool:1.2.3\")")]
    [InlineData("<artifactId>acme-tool</artifactId>\n<version>1.2.3</version>")]
    [InlineData("[requires]\nacme-tool/1.2.3")]
    [InlineData("winget install Acme.Tool --version 1.2.3")]
    public void Packages_of_further_managers_are_found(string code) => Assert.Equal("1.2.3", Assert.Single(InCode(code)).Current);

    [Theory]
    [InlineData("setx TOOL_VERSION 1.2.3")]
    [InlineData("set(TOOL_VERSION \"1.2.3\")")]
    [InlineData("const TOOL_VERSION: &str = \"1.2.3\";")]
    [InlineData("ext['tool.version'] = '1.2.3'")]
    [InlineData("terraform apply -var=\"tool_version=1.2.3\"")]
    [InlineData("tool-version: ['1.2.3']")]
    public void Variables_are_set_in_many_languages(string code) => Assert.Equal("1.2.3", Assert.Single(InCode(code)).Current);

    [Fact]
    public void Several_versions_of_a_matrix_are_left() => Assert.Empty(InCode("tool-version: ['1.2.2', '1.2.3']"));

    [Theory]
    [InlineData("$version = \"1.2.3\"\nInvoke-WebRequest \"https://github.com/acme/tool/releases/download/v$version/tool.zip\"")]
    [InlineData("release: 1.2.3\nurl: https://github.com/acme/tool/archive/v{{ release }}.tar.gz")]
    [InlineData("V := 1.2.3\nIMAGE := ghcr.io/acme/tool:$(V)")]
    public void A_name_that_stands_for_the_version_in_a_url_or_image_is_followed_to_its_value(string code) => Assert.Equal("1.2.3", Assert.Single(InCode(code)).Current);

    [Theory]
    [InlineData("release: 1.2.3\nurl: https://github.com/acme/other/archive/v{{ release }}.tar.gz")]
    [InlineData("release: 1.2.3\nother: 1.2.2\nurl: https://github.com/acme/tool/archive/v{{ third }}.tar.gz")]
    public void Other_names_are_not(string code) => Assert.Empty(InCode(code));

    private static List<Reference> InCode(string code) => [.. new DocsUpdater().Find(new FileText("README.md", $"Install it:\n\n```text\n{code}\n```\n"), [Tool])];
}
