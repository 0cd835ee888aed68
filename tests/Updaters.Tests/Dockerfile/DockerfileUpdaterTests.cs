using Updaters.Dockerfile;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Dockerfile;

public class DockerfileUpdaterTests
{
    private const string Hash = "4fb1b5c4d8c3a8f5a0f7ae4c4f2f6d1d3e2b1a09f8e7d6c5b4a392817f6e5d4c";

    private static readonly Upstream Ruff = Upstream.WithDefaultNames(UpstreamId.Parse("astral-sh/ruff"));

    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("build/Dockerfile")]
    [InlineData("dockerfile")]
    [InlineData("Dockerfile.alpine")]
    [InlineData("deploy/app.dockerfile")]
    [InlineData("deploy/app.Dockerfile")]
    [InlineData("Containerfile")]
    [InlineData("Containerfile.dev")]
    public void The_usual_names_are_handled(string path) => Assert.True(new DockerfileUpdater().Handles(path));

    [Theory]
    [InlineData("Dockerfiles")]
    [InlineData("Dockerfile/readme")]
    [InlineData("docker-compose.yml")]
    [InlineData("Dockerfile.dockerignore")]
    [InlineData("my-Dockerfile")]
    public void Other_names_are_not_handled(string path) => Assert.False(new DockerfileUpdater().Handles(path));

    [Theory]
    [InlineData("FROM astral-sh/ruff:0.5.0")]
    [InlineData("from astral-sh/ruff:0.5.0 as lint")]
    [InlineData("FROM --platform=linux/amd64 astral-sh/ruff:0.5.0 AS lint")]
    [InlineData("FROM \\\n  # the linter\n\n  astral-sh/ruff:0.5.0 \\\n AS lint")]
    [InlineData("FROM \"astral-sh/ruff:0.5.0\"")]
    [InlineData("FROM a\nCOPY --from=astral-sh/ruff:0.5.0 /a /b")]
    [InlineData("FROM a\nONBUILD copy --from=astral-sh/ruff:0.5.0 /a /b")]
    [InlineData("FROM a\nRUN --mount=type=bind,from=astral-sh/ruff:0.5.0,target=/x true")]
    public void An_image_is_found_by_its_name(string text)
    {
        var reference = Assert.Single(Find(text));
        Assert.Equal("0.5.0", reference.Current);
        Assert.Equal(text.IndexOf("0.5.0", StringComparison.Ordinal), reference.Span.Start);
        Assert.Equal(ReferenceKind.Image, reference.Kind);
        Assert.Equal("astral-sh/ruff", Assert.IsType<Tie.ByName>(reference.Tie).Written);
    }

    [Theory]
    [InlineData("ARG T=0.5.0\nFROM astral-sh/ruff:$T")]
    [InlineData("ARG T=0.5.0\nFROM astral-sh/ruff:${T}")]
    [InlineData("ARG T=\"0.5.0\"\nFROM astral-sh/ruff:${T:-latest}")]
    [InlineData("ARG T\nFROM astral-sh/ruff:${T:-0.5.0}")]
    [InlineData("FROM astral-sh/ruff:${T-0.5.0}")]
    [InlineData("ARG T=\nFROM astral-sh/ruff:${T:-0.5.0}")]
    [InlineData("ARG I=astral-sh/ruff:0.5.0\nFROM $I")]
    [InlineData("ARG R=ghcr.io I=astral-sh/ruff\nARG T=0.5.0\nARG F=${R}/${I}:${T}\nFROM ${F}")]
    [InlineData("ARG T=0.4.0\nARG T=0.5.0\nFROM astral-sh/ruff:$T")]
    [InlineData("ARG A=9 T=0.5.0\nFROM a\nFROM astral-sh/ruff:$T")]
    [InlineData("ARG T=1\nFROM astral-sh/ruff:${T:+0.5.0}")]
    [InlineData("ARG T=0.5.0-slim\nFROM astral-sh/ruff:${T%-slim}")]
    public void A_default_that_feeds_a_base_image_is_found_where_it_stands(string text)
    {
        var reference = Assert.Single(Find(text));
        Assert.Equal("0.5.0", reference.Current);
        Assert.Equal(text.IndexOf("0.5.0", StringComparison.Ordinal), reference.Span.Start);
        Assert.Equal(ReferenceKind.Image, reference.Kind);
    }

    [Theory]
    [InlineData("v${T}")]
    [InlineData("${T}-slim")]
    [InlineData("v$T-alpine3.20")]
    [InlineData("release-${T}")]
    public void Text_beside_the_variable_leaves_the_version_to_be_found_as_a_value(string tag)
    {
        var reference = Assert.Single(Find($"ARG T=0.5.0\nFROM astral-sh/ruff:{tag}"));
        Assert.Equal(("0.5.0", ReferenceKind.Value), (reference.Current, reference.Kind));
    }

    [Theory]
    [InlineData("ARG T=5.0\nFROM astral-sh/ruff:0.${T}")]
    [InlineData("ARG A=0 B=5\nFROM astral-sh/ruff:$A.$B.0")]
    [InlineData("ARG T=0.5\nFROM astral-sh/ruff:$T.0")]
    [InlineData("ARG T=0.5.0\nFROM astral-sh/ruff:$T-1")]
    [InlineData("ARG T=0.5.0\nFROM astral-sh/ruff:$T-$ARCH")]
    [InlineData("ARG T=0.5.0\nFROM astral-sh/ruff:3-$T")]
    [InlineData("ARG T=slim\nFROM astral-sh/ruff:$T")]
    [InlineData("FROM a\nARG T=0.5.0\nFROM astral-sh/ruff:$T")]
    [InlineData("ARG T=0.5.0\nARG T\nFROM astral-sh/ruff:$T")]
    [InlineData("ARG T=0.5.0\nFROM astral-sh/ruff:${T")]
    [InlineData("ARG T=0.5.0\nFROM astral-sh/ruff:\\$T")]
    [InlineData("ARG T=0.5.0\nFROM 'astral-sh/ruff:$T'")]
    [InlineData("ARG I=astral-sh/ruff\nFROM ${REGISTRY}/${I}:0.5.0")]
    [InlineData("ARG D=sha256:4fb1 E=b5c4\nFROM astral-sh/ruff:0.5.0@$D$E")]
    public void What_is_not_one_version_in_one_place_is_left(string text) => Assert.Empty(Find(text));

    [Fact]
    public void A_default_that_also_feeds_another_image_is_left()
    {
        Assert.Empty(Find("ARG T=0.5.0\nFROM astral-sh/ruff:$T AS a\nFROM nginx:$T"));
        Assert.Empty(Find("ARG T=0.5.0\nFROM nginx:1.2-$T\nFROM astral-sh/ruff:$T"));
    }

    [Fact]
    public void A_default_that_feeds_the_images_of_two_upstreams_is_found_for_both()
    {
        var other = Upstream.WithDefaultNames(UpstreamId.Parse("acme/lint"));
        var found = Find("ARG T=0.5.0\nFROM astral-sh/ruff:$T AS a\nFROM acme/lint:$T", Ruff, other);
        Assert.Equal(["astral-sh/ruff", "acme/lint"], found.Select(reference => reference.Upstream.ToString()));
        Assert.Equal(found[0].Span, found[1].Span);
    }

    [Fact]
    public void A_variable_that_also_feeds_a_base_image_is_one_reference_tied_by_the_image()
    {
        var reference = Assert.Single(Find("ARG RUFF_VERSION=0.5.0\nFROM astral-sh/ruff:$RUFF_VERSION"));
        Assert.Equal(ReferenceKind.Image, reference.Kind);
        Assert.Equal("astral-sh/ruff", Assert.IsType<Tie.ByName>(reference.Tie).Written);
    }

    [Theory]
    [InlineData("FROM astral-sh/ruff:0.5.0@sha256:" + Hash)]
    [InlineData("ARG D=sha256:" + Hash + "\nFROM astral-sh/ruff:0.5.0@$D")]
    [InlineData("ARG I=astral-sh/ruff:0.5.0@sha256:" + Hash + "\nFROM $I")]
    [InlineData("FROM a\nCOPY --from=astral-sh/ruff:0.5.0@sha256:" + Hash + " a b")]
    public void A_digest_is_a_pin_where_it_stands(string text)
    {
        var pin = Assert.Single(Assert.Single(Find(text)).Pins);
        Assert.Equal((PinKind.ImageDigest, "sha256:" + Hash), (pin.Kind, pin.Current));
        Assert.Equal(text.IndexOf("sha256:", StringComparison.Ordinal), pin.Span.Start);
    }

    [Theory]
    [InlineData("ARG RUFF_VERSION=0.5.0")]
    [InlineData("ENV RUFF_VERSION=0.5.0")]
    [InlineData("env RUFF_VERSION 0.5.0")]
    [InlineData("ENV A=b RUFF_VERSION=\"0.5.0\" C='d e'")]
    [InlineData("ENV A=\"x\\\"y\" \\\n  # note\n  RUFF_VERSION='0.5.0'")]
    [InlineData("ENV RUFF_VERSION=${RUFF_VERSION:-0.5.0}")]
    [InlineData("RUN RUFF_VERSION=0.5.0 make")]
    public void A_variable_is_found_by_its_name(string text)
    {
        var reference = Assert.Single(Find("FROM a\n" + text));
        Assert.Equal(("0.5.0", ReferenceKind.Value), (reference.Current, reference.Kind));
        Assert.Equal("RUFF_VERSION", Assert.IsType<Tie.ByName>(reference.Tie).Written);
    }

    [Theory]
    [InlineData("LABEL RUFF_VERSION=0.5.0")]
    [InlineData("LABEL base=\"astral-sh/ruff:0.5.0\"")]
    [InlineData("# FROM astral-sh/ruff:0.5.0")]
    [InlineData("RUN a \\\n  # ruff==0.5.0 astral-sh/ruff:0.5.0\n  && b")]
    [InlineData("ARG RUFF_VERSION")]
    [InlineData("ENV RUFF_VERSION=$OTHER")]
    [InlineData("ENV RUFF_VERSION=0.${MINOR}.0")]
    [InlineData("ENV \"RUFF_VERSION\" 0.5.0")]
    [InlineData("ENV A=\"RUFF_VERSION 0.5.0\"")]
    [InlineData("RUN <<EOF\n# ruff==0.5.0\nEOF")]
    public void Labels_comments_and_values_from_elsewhere_are_left(string text) => Assert.Empty(Find("FROM a\n" + text));

    [Fact]
    public void A_here_document_is_text_of_its_instruction()
    {
        var found = Find("RUN <<EOF\npip install ruff==0.5.0\nFROM astral-sh/ruff:${T:-0.5.1}\n\tEOF\nEOF\nFROM astral-sh/ruff:0.5.2");
        Assert.Equal(["0.5.0", "0.5.1", "0.5.2"], found.Select(reference => reference.Current));
        Assert.Equal([ReferenceKind.Package, ReferenceKind.Image, ReferenceKind.Image], found.Select(reference => reference.Kind));
    }

    [Theory]
    [InlineData("RUN cat <<EOF\nFROM astral-sh/ruff:0.5.0 AS a")]
    [InlineData("EOF\nRUN cat <<EOF\nFROM astral-sh/ruff:0.5.0 AS a")]
    [InlineData("RUN cat <<EOF\nFROM astral-sh/ruff:0.5.0 AS a\n EOF")]
    [InlineData("RUN cat <<<EOF\nFROM astral-sh/ruff:0.5.0 AS a\nEOF")]
    public void A_here_document_that_is_never_closed_is_none(string text) =>
        Assert.Equal("0.5.0", Assert.Single(Find("ARG T=0.5.0\n" + text.Replace("0.5.0", "$T", StringComparison.Ordinal))).Current);

    [Fact]
    public void A_here_document_without_tabs_is_closed_behind_tabs() =>
        Assert.Equal("0.5.0", Assert.Single(Find("ARG T=0.5.0\nRUN <<-'EOF'\nFROM nginx:$T\n\tEOF\nFROM astral-sh/ruff:$T")).Current);

    [Fact]
    public void The_escape_directive_is_obeyed()
    {
        Assert.Equal("0.5.0", Assert.Single(Find("# escape=`\nFROM a\nRUN dir C:\\\nENV RUFF_VERSION=0.5.0")).Current);
        Assert.Equal("0.5.0", Assert.Single(Find("# escape=`\nFROM `\n astral-sh/ruff:0.5.0")).Current);
        Assert.Empty(Find("\n# escape=`\nFROM `\n astral-sh/ruff:0.5.0"));
    }

    [Fact]
    public void The_checksum_of_a_download_is_a_pin_of_all_its_references()
    {
        var text = $"ADD --checksum=sha256:{Hash} https://github.com/astral-sh/ruff/releases/download/v0.5.0/ruff-0.5.0.zip /a";
        var found = Find(text);
        Assert.Equal(["v0.5.0", "0.5.0"], found.Select(reference => reference.Current));
        Assert.All(found, reference => Assert.Equal((PinKind.FileSha256, Hash), (Assert.Single(reference.Pins).Kind, reference.Pins[0].Current)));
    }

    [Fact]
    public void A_checksum_that_cannot_be_read_is_a_pin_without_a_file()
    {
        var found = Find("ADD --checksum=$SUM https://github.com/astral-sh/ruff/releases/download/v0.5.0/ruff.zip /a");
        var pin = Assert.Single(Assert.Single(found).Pins);
        Assert.Equal((PinKind.FileSha256, "$SUM", null), (pin.Kind, pin.Current, pin.File));
    }

    [Fact]
    public void A_hash_that_a_command_checks_is_a_pin_of_its_downloads()
    {
        var found = Find($"RUN curl -O https://github.com/astral-sh/ruff/releases/download/v0.5.0/a.zip \\\n && echo '{Hash}  a.zip' | sha256sum -c \\\n && pip install ruff==0.5.0");
        Assert.Equal([1, 0], found.Select(reference => reference.Pins.Count));
    }

    [Fact]
    public void Variables_that_feed_on_themselves_come_to_an_end()
    {
        var doubling = string.Concat(Enumerable.Range(1, 60).Select(i => $"ARG A{i}=$A{i - 1}$A{i - 1}\n"));
        Assert.Empty(Find("ARG A0=x\n" + doubling + "FROM astral-sh/ruff:0.5.0-$A60"));
        Assert.Empty(Find("FROM astral-sh/ruff:" + string.Concat(Enumerable.Repeat("${A:-", 1000)) + "0.5.0"));
    }

    [Theory]
    [InlineData("ARG V=0.5.0\nRUN curl -LO $D/${V}/a.zip")]
    [InlineData("ARG V=0.5.0\nRUN curl -LO $D/v$V/a-$V.zip")]
    [InlineData("ENV V=0.5.0\nRUN curl -LO \"$D/v${V:-latest}/a.zip\"")]
    [InlineData("ENV V 0.5.0\nRUN curl -LO $D/v${V:?not set}/a.zip")]
    [InlineData("ARG V=0.5.0\nARG F=a-$V.zip\nENV U=$D/v$V/$F\nRUN curl -LO $U")]
    [InlineData("RUN V=0.5.0 && curl -LO $D/v$V/a.zip")]
    [InlineData("RUN export V='0.5.0'; curl -LO $D/v$V/a.zip")]
    [InlineData("ARG V=0.5.0\nADD $D/v${V}/a.zip /a")]
    [InlineData("ARG V=0.5.0\nRUN pip install $D/v${V}/a-${V}-py3-none-any.whl")]
    [InlineData("ARG V=0.5.0\nRUN curl -LO $D/v${V#v}/a.zip")]
    public void A_url_leads_to_the_value_that_it_is_made_of(string text)
    {
        text = "FROM a\nARG D=https://github.com/astral-sh/ruff/releases/download\n" + text;
        var reference = Assert.Single(Find(text));
        Assert.Equal("0.5.0", reference.Current);
        Assert.Equal(text.IndexOf("0.5.0", text.LastIndexOf("V=", StringComparison.Ordinal) is var v and >= 0 && text[v + 2] != '$' ? v : 0, StringComparison.Ordinal), reference.Span.Start);
        Assert.IsType<Tie.ByStructure>(reference.Tie);
    }

    [Theory]
    [InlineData("RUN curl -LO https://github.com/astral-sh/ruff/archive/v$V.zip", "V=0.5.0")]
    [InlineData("ARG V=0.5.0\nRUN curl -LO 'https://github.com/astral-sh/ruff/archive/v$V.zip'", "A=1")]
    [InlineData("ARG V=0.5.0\nRUN V=$(cat version); curl -LO https://github.com/astral-sh/ruff/archive/v$V.zip", "A=1")]
    [InlineData("ARG V=0.5.0\nRUN curl -LO https://github.com/astral-sh/ruff/archive/v${V%.*}.zip", "A=1")]
    [InlineData("ARG V=0.5.0\nRUN curl -LO https://github.com/astral-sh/ruff/archive/v${V:0:3}.zip", "A=1")]
    [InlineData("ARG V=0.5.0\nRUN curl -LO https://github.com/other/ruff/archive/v$V.zip https://github.com/astral-sh/ruff/archive/v$V.zip", "A=1")]
    [InlineData("ARG V=0.5.0\nRUN curl -LO https://github.com/astral-sh/ruff/releases/download/v$V/a-${V%.0}.zip", "A=1")]
    public void A_url_that_is_not_made_of_one_whole_value_leads_nowhere(string text, string global) =>
        Assert.Empty(Find($"ARG {global}\nFROM a\n{text}"));

    [Theory]
    [InlineData("RUN curl -o /t https://github.com/astral-sh/ruff/archive/v$V.zip && echo \"H  /t\" | sha256sum -c", true)]
    [InlineData("RUN curl -L https://github.com/astral-sh/ruff/archive/v$V.zip > /t && echo \"H */t\" | sha256sum -c", true)]
    [InlineData("RUN curl -LO https://github.com/astral-sh/ruff/archive/v$V.zip && sha256sum v$V.zip | grep H", true)]
    [InlineData("RUN curl -LO https://github.com/astral-sh/ruff/archive/v$V.zip && echo \"H  bin/ruff\" | sha256sum -c", false)]
    [InlineData("RUN curl -L https://github.com/astral-sh/ruff/archive/v$V.tgz | tar xz && sha256sum ruff | grep H", false)]
    [InlineData("RUN curl -LO https://github.com/astral-sh/ruff/releases/download/v$V/a-$ARCH.zip && sha256sum a-$ARCH.zip | grep H", false)]
    [InlineData("RUN curl -LO https://example.com/key https://github.com/astral-sh/ruff/archive/v$V.zip && sha256sum v$V.zip | grep H", false)]
    public void A_hash_has_the_file_that_it_is_certain_to_be_of(string text, bool isCertain)
    {
        var found = Find($"FROM a\nARG RUFF_VERSION=0.5.0 V=0.5.0\n{text.Replace("H", Hash, StringComparison.Ordinal)}");
        var pin = Assert.Single(Assert.Single(found, reference => reference.Pins.Count > 0).Pins);
        Assert.Equal(PinKind.FileSha256, pin.Kind);
        Assert.Equal(isCertain ? "https://github.com/astral-sh/ruff/archive/v0.5.0.zip" : null, pin.File?.Text);
        Assert.Equal(isCertain ? "https://github.com/astral-sh/ruff/archive/v0.6.1.zip" : null, pin.File?.After([new TextEdit(found[^1].Span.Start, 5, "0.6.1")]));
    }

    [Fact]
    public void Long_hostile_texts_are_read_in_a_moment()
    {
        foreach (var part in new[] { "$A", "${A", "${A:-", "${A#", "${A#*}", "'", "\"", "\\", "https://github.com/", "A=1 ", "A=$A$A\n", "<<E ", "<<E\n", "ENV A=$A\n", "FROM a AS a\n", "FROM a:1$A\n", "RUN $A sha256sum\n", "# bumpbot: a/b\n", Hash + " " })
        {
            var text = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));
            Assert.NotNull(Find("FROM a\nRUN curl https://github.com/astral-sh/ruff/archive/v$A.zip sha256sum " + text));
            Assert.NotNull(Find("ARG A=https://github.com/astral-sh/ruff/archive/v1.2.zip\nFROM a\n" + text));
        }
    }

    private static IReadOnlyList<Reference> Find(string text, params Upstream[] upstreams) =>
        [.. new DockerfileUpdater().Find(new FileText("Dockerfile", text), upstreams.Length == 0 ? [Ruff] : upstreams)];
}
