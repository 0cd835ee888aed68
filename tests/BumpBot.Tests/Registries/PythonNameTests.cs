using BumpBot.Registries.Python;

namespace BumpBot.Tests.Registries;

public class PythonNameTests
{
    [Theory]
    [InlineData("bsl_tool-1.2.3-py3-none-any.whl", "1.2.3")]
    [InlineData("bsl_tool-1.2.3-1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", "1.2.3")]
    [InlineData("BSL.Tool-1.2.3-py3-none-any.whl", "1.2.3")]
    [InlineData("bsl-tool-1.2.3.tar.gz", "1.2.3")]
    [InlineData("bsl_tool-1.2.3.tar.gz", "1.2.3")]
    [InlineData("bsl-tool-1.0-rc.1.zip", "1.0-rc.1")]
    [InlineData("bsl-tool-1.2.3.tar.bz2", "1.2.3")]
    [InlineData("bsl_tool-1.2.3+cu118-py3-none-any.whl", "1.2.3+cu118")]
    [InlineData("other-1.2.3.tar.gz", null)]
    [InlineData("bsl_tool_extra-1.2.3-py3-none-any.whl", null)]
    [InlineData("bsl-tool-1.2.3.exe", null)]
    [InlineData("bsl_tool-1.2.3.whl", null)]
    [InlineData("bsl-tool.tar.gz", null)]
    [InlineData("-.zip", null)]
    [InlineData("", null)]
    public void A_files_name_says_its_version(string file, string? version) => Assert.Equal(version, DistributionName.VersionOf(file, "bsl-tool"));

    [Theory]
    [InlineData("1.2", "1.2.0", true)]
    [InlineData("1.0rc1", "1.0-rc.1", true)]
    [InlineData("v1.2", "1.2", true)]
    [InlineData("1.0.post1", "1.0", false)]
    [InlineData("1.0", "1.0.dev1", false)]
    [InlineData("1.0", "1.0+cu118", true)]
    [InlineData("1.0+cu118", "1.0", false)]
    [InlineData("1.0+cu118", "1.0+cu121", false)]
    [InlineData("1.0+ubuntu-1", "1.0+ubuntu_1", true)]
    [InlineData("1!1.0", "1.0", false)]
    [InlineData("0!1.0", "1.0", true)]
    [InlineData("1!1.0", "1!1.0.0", true)]
    [InlineData("1.2.3.4.5", "1.2.3.4.5", true)]
    [InlineData("1.2.3.4.5", "1.2.3.4.6", false)]
    [InlineData("2024.01.05", "2024.1.5", true)]
    public void An_exact_requirement_takes_what_pip_takes(string asked, string candidate, bool takes) => Assert.Equal(takes, PythonVersion.Matches(asked, candidate));

    [Theory]
    [InlineData("BSL.Tool", "bsl-tool")]
    [InlineData("bsl__-.tool", "bsl-tool")]
    public void A_projects_name_is_compared_without_case_and_separators(string name, string normalized) => Assert.Equal(normalized, ProjectName.Normalized(name));

    [Theory]
    [InlineData("a/../b")]
    [InlineData("-a")]
    [InlineData("")]
    [InlineData("a\n")]
    public void What_no_project_can_be_called_is_none(string name) => Assert.False(ProjectName.IsName(name));
}
