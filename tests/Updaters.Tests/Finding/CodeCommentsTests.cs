using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Finding;

public class CodeCommentsTests
{
    private const int Length = 1_000_000;

    private static readonly IReadOnlyList<Upstream> Tool = [Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool"))];

    private static readonly string[] Repeated =
    [
        """\" """, """\'\" """, "\\\"", "\"", "'", "\"'", "\"\\\n", "\\\"\\\n", "\"\"\"", "'''\"\"\"", "/*", "/", "#", "<<A\n", "<<~tool ", "<<A\nA\n",
        "url \"", "sha256 \"", "sha256,\n", "do |", "end do\n", "# bumpbot: acme/tool\n", "sha256 = tool_version = ",
    ];

    public static TheoryData<string, string> Hostile => new MatrixTheoryData<string, string>(["groovy", "homebrew", "terraform"], Repeated);

    /// <summary>Each would take minutes if something were looked for again and again.</summary>
    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_is_read_to_its_end(string format, string repeated)
    {
        var text = "url \"https://github.com/acme/tool/archive/v1.2.0.zip\"\n" + string.Concat(Enumerable.Repeat(repeated, Length / repeated.Length)) + "\ntool\n";
        Assert.Contains(Find(format, text), reference => reference.Current == "v1.2.0");
    }

    /// <summary>A quote that nothing closes in its line is none, whatever is escaped behind it; another one there may be closed.</summary>
    [Theory]
    [InlineData("\"\\\"' // url ' // https://github.com/acme/tool/archive/v1.2.0.zip", 0)]
    [InlineData("\"\\\"' // https://github.com/acme/tool/archive/v1.2.0.zip'", 1)]
    [InlineData("'\\\" // \\\" https://github.com/acme/tool/archive/v1.2.0.zip", 0)]
    [InlineData("'\"\\' // https://github.com/acme/tool/archive/v1.2.0.zip\"", 1)]
    [InlineData("\"\\\n // https://github.com/acme/tool/archive/v1.2.0.zip\"", 1)]
    [InlineData("\"\\\n\n // https://github.com/acme/tool/archive/v1.2.0.zip", 0)]
    public void What_stands_behind_slashes_is_text_within_a_string_alone(string text, int found) => Assert.Equal(found, Find("groovy", text).Count());

    private static IEnumerable<Reference> Find(string format, string text) =>
        FileUpdaters.All.Single(known => known.Name == format).Find(new FileText("a", text), Tool);
}
