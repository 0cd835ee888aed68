using System.Text.RegularExpressions;
using CsCheck;
using Updaters.References;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Versions;

public partial class RangeMovePropertyTests
{
    [Fact]
    public void What_is_written_contains_the_version_and_is_written_once()
    {
        Cases.Sample(
            sample =>
            {
                var (text, dialect, version, policy) = sample;
                if (RangeMove.Of(text, dialect, version, policy) is not RangeMove.Written written)
                    return;
                Assert.NotEqual(text, written.Text);
                Assert.Equal(new RangeMove.Allows(), RangeMove.Of(written.Text, dialect, version, policy));
                // What the config's ranges mean is another piece of code, and agrees with these dialects on all that both can read
                if (dialect is RangeDialect.Python or RangeDialect.Poetry && VersionRange.TryParse(written.Text, out var range))
                    Assert.True(range.Contains(version), $"{text} -> {written.Text} for {version}");
            },
            seed: "0000KdaBcNlM",
            iter: Tries.Of(20_000),
            threads: 1);
    }

    [Fact]
    public void All_but_the_numbers_of_what_moves_stays()
    {
        Cases.Sample(
            sample =>
            {
                var (text, dialect, version, policy) = sample;
                if (RangeMove.Of(text, dialect, version, policy) is not RangeMove.Written written)
                    return;
                // An alternative that was added stands behind all old text, which stays whole
                if (written.Text.StartsWith(text, StringComparison.Ordinal) && written.Text[text.Length..].Contains('|'))
                    return;
                Assert.Equal(Number().Replace(text, "#"), Number().Replace(written.Text, "#"));
                foreach (var (old, now) in Kept().Matches(text).Zip(Kept().Matches(written.Text)))
                    Assert.Equal(old.Value, now.Value);
            },
            seed: "0000KdaBcNlM",
            iter: Tries.Of(20_000),
            threads: 1);
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        var texts = Gen.OneOf(
            MangledText.Of("~=1.2,!=1.2.5 , >= 1.2.3-rc.1 <2147483647 || ^1.x - 2.3 [1.2,2.0) 1.* v1!2_3"),
            Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Select(string.Concat),
            Gen.String);
        Gen.Select(texts, Gen.Enum<RangeDialect>(), Versions, Gen.Enum<RangePolicy>()).Sample(
            (text, dialect, version, policy) => { RangeMove.Of(text, dialect, version, policy); },
            seed: "0000KdaBcNlM",
            iter: Tries.Of(20_000),
            threads: 1);
    }

    private static readonly string[] Pieces = ["~=", "~", "^", ">=", "<", "<=", ">", "!=", "==", "===", "=", " ", ",", "|", "||", " - ", "[", "]", "(", ")", "1", "1.2", "0.0.3", "2147483647", ".*", ".x", "*", "v", "rc1", "-rc.1", "é"];

    private static readonly Gen<ReleaseVersion> Versions =
        from numbers in Gen.Int[0, 4].Array[1, 4]
        from label in Gen.Int[0, 9].Select(i => i switch { 0 => "rc1", 1 => "-rc.1", 2 => ".post1", 3 => "+b", _ => "" })
        select ReleaseVersion.Parse(string.Join('.', numbers) + (numbers.Length == 1 ? "" : label));

    private static readonly Gen<string> Comparators =
        from operation in Gen.Int[0, 9].Select(i => new[] { "~=", "^", "~", ">=", "<", "<=", ">", "!=", "==", "" }[i])
        from numbers in Gen.Int[0, 3].Array[1, 3]
        from end in Gen.Int[0, 7].Select(i => i switch { 0 => ".*", 1 => ".x", 2 => "-rc.1", 3 => "rc1", _ => "" })
        select operation + string.Join('.', numbers) + end;

    private static readonly Gen<string> Intervals =
        from open in Gen.Bool
        from close in Gen.Bool
        from low in Gen.Int[0, 3].Array[0, 3]
        from high in Gen.Int[0, 4].Array[0, 3]
        select $"{(open ? '[' : '(')}{string.Join('.', low)}, {string.Join('.', high)}{(close ? ']' : ')')}";

    private static readonly Gen<(string Text, RangeDialect Dialect, ReleaseVersion Version, RangePolicy Policy)> Cases =
        from dialect in Gen.Enum<RangeDialect>()
        from comparators in Comparators.Array[1, 3]
        from separator in Gen.Int[0, 4].Select(i => new[] { ",", " , ", " ", " || ", " - " }[i])
        from interval in Intervals
        from version in Versions
        from policy in Gen.Enum<RangePolicy>()
        select (dialect == RangeDialect.NuGet && comparators.Length > 1 ? interval : string.Join(separator, comparators), dialect, version, policy);

    /// <summary>Lower ends and exclusions.</summary>
    [GeneratedRegex(@"(?:>=|>|!=|\[|\() ?[0-9][^ ,|]*(?=,|\|| |\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Kept();

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)*(?:-?rc\.?[0-9]|\.post[0-9])?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
