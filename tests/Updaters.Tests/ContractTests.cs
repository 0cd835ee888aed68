using CsCheck;
using Updaters.Keys;
using Updaters.Pattern;
using Updaters.References;
using Updaters.Tests.Fixtures;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests;

/// <summary>What holds for every updater over every file: the design's invariants 1 and 2.</summary>
public class ContractTests
{
    [Fact]
    public void The_list_of_updaters_is_whole()
    {
        var types = typeof(IFileUpdater).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFileUpdater)));
        var listed = FileUpdaters.All.Select(updater => updater.GetType()).Append(typeof(PatternUpdater)).Append(typeof(KeyUpdater));
        Assert.Equal(types.Select(type => type.FullName).Order(), listed.Select(type => type.FullName).Order());
        Assert.Equal(FileUpdaters.All.Count, FileUpdaters.All.Select(updater => updater.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(FixtureFolders.Cases), MemberType = typeof(FixtureFolders))]
    public void Applied_twice_is_applied_once(string id)
    {
        var fixture = FixtureCase.Load(id);
        var once = FixtureRun.Of(fixture).After;
        Assert.Equal(once, FixtureRun.Of(fixture, once).After);
    }

    [Theory]
    [MemberData(nameof(FixtureFolders.Cases), MemberType = typeof(FixtureFolders))]
    public void A_twin_with_crlf_gets_the_same_edits(string id)
    {
        var fixture = FixtureCase.Load(id);
        var run = FixtureRun.Of(fixture);
        var twin = FixtureRun.Of(fixture, WithCrlf(fixture.Before));
        Assert.Equal(WithCrlf(run.After), twin.After);
        Assert.Equal(run.Edits.Select(edit => WithLf(edit.Replacement)), twin.Edits.Select(edit => WithLf(edit.Replacement)));
        Assert.Equal(run.Refused, twin.Refused);
    }

    [Theory]
    [MemberData(nameof(FixtureFolders.Cases), MemberType = typeof(FixtureFolders))]
    public void A_twin_with_a_byte_order_mark_gets_the_same_edits(string id)
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        var fixture = FixtureCase.Load(id);
        var plain = fixture.Before.AsSpan().StartsWith(mark) ? fixture.Before[mark.Length..] : fixture.Before;
        var run = FixtureRun.Of(fixture, plain);
        var twin = FixtureRun.Of(fixture, [.. mark, .. plain]);
        Assert.Equal([.. mark, .. run.After], twin.After);
        Assert.Equal(run.Refused, twin.Refused);
    }

    [Theory]
    [MemberData(nameof(FixtureFolders.Cases), MemberType = typeof(FixtureFolders))]
    public void Bytes_outside_the_edits_are_equal(string id)
    {
        var fixture = FixtureCase.Load(id);
        var run = FixtureRun.Of(fixture);
        var before = FileBytes.Decode(fixture.Before);
        var shift = 0;
        List<TextEdit> back = [];
        foreach (var edit in run.Edits.OrderBy(edit => edit.Offset))
        {
            back.Add(new TextEdit(edit.Offset + shift, edit.Replacement.Length, edit.Span.Of(before.Text)));
            shift += edit.Replacement.Length - edit.Length;
        }
        var after = FileBytes.Decode(run.After);
        Assert.Equal(fixture.Before, after.Encode(TextEdits.Apply(after.Text, back)));
    }

    [Theory]
    [MemberData(nameof(FixtureFolders.Cases), MemberType = typeof(FixtureFolders))]
    public void Every_updater_keeps_the_contract_over_every_fixture(string id)
    {
        var fixture = FixtureCase.Load(id);
        KeepsTheContract(fixture, fixture.Path, FileBytes.Decode(fixture.Before).Text);
    }

    [Theory]
    [MemberData(nameof(FixtureFolders.Cases), MemberType = typeof(FixtureFolders))]
    public void Every_updater_keeps_the_contract_over_mangled_text(string id)
    {
        var fixture = FixtureCase.Load(id);
        var text = FileBytes.Decode(fixture.Before).Text;
        MangledText.Of(text).Sample(mangled => KeepsTheContract(fixture, fixture.Path, mangled), seed: "0000KdaBcNlM", iter: 40, threads: 1);
    }

    [Fact]
    public void Every_updater_keeps_the_contract_over_random_text()
    {
        var fixture = FixtureCase.Load(FixtureFolders.Ids[0]);
        Gen.String.Sample(text => KeepsTheContract(fixture, fixture.Path, text), seed: "0000KdaBcNlM", iter: 500, threads: 1);
    }

    private static void KeepsTheContract(FixtureCase fixture, string path, string text)
    {
        var file = new FileText(path, text);
        List<Upstream> upstreams = [.. fixture.Upstreams.Select(known => known.Upstream)];
        foreach (var updater in FileUpdaters.With(fixture.Rules))
        {
            List<Reference> found = [.. updater.Find(file, upstreams)];
            Assert.All(found, reference =>
            {
                Assert.Equal(path, reference.Path);
                Assert.Contains(upstreams, upstream => upstream.Id == reference.Upstream);
                Assert.InRange(reference.Span.Start, 0, text.Length);
                Assert.InRange(reference.Span.End, reference.Span.Start + 1, text.Length);
                Assert.Equal(reference.Span.Of(text), reference.Current);
                Assert.All(reference.Pins, pin => Assert.Equal(pin.Span.Of(text), pin.Current));
                Assert.DoesNotContain(reference.Pins, pin => pin.Span.Overlaps(reference.Span));
            });
            foreach (var (before, after) in found.GroupBy(reference => reference.Upstream).SelectMany(group => group.Zip(group.Skip(1))))
                Assert.True(before.Span.End <= after.Span.Start, $"{updater.Name}: {before.Span} and {after.Span} are out of order or overlap");
        }
    }

    private static string WithLf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static byte[] WithCrlf(byte[] bytes)
    {
        List<byte> twin = new(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r'))
                twin.Add((byte)'\r');
            twin.Add(bytes[i]);
        }
        return [.. twin];
    }
}
