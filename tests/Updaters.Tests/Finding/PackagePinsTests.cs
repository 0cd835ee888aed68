using Updaters.Finding;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Finding;

public class PackagePinsTests
{
    private static readonly Upstream Flask = Upstream.WithDefaultNames(UpstreamId.Parse("pallets/flask"));

    [Theory]
    [InlineData("pip install flask==1.2.3")]
    [InlineData("pip install 'flask==1.2.3'")]
    [InlineData("pip install \"flask[async,dotenv]==1.2.3\" gunicorn")]
    [InlineData("uv add Flask==1.2.3; echo done")]
    [InlineData("pip install \"flask == 1.2.3\"")]
    [InlineData("pip install 'flask ==1.2.3; python_version < \"3.12\"'")]
    [InlineData("Run `pipx install flask==1.2.3`.")]
    [InlineData("Install flask==1.2.3.")]
    [InlineData("Install flask==1.2.3, then run it")]
    [InlineData("**flask==1.2.3** is tested")]
    [InlineData("<code>flask==1.2.3</code>")]
    [InlineData("| flask==1.2.3 |")]
    [InlineData("(flask==1.2.3)")]
    [InlineData("DEPS=flask==1.2.3")]
    [InlineData("flask==1.2.3&&ls")]
    [InlineData("flask==1.2.3 \\\n  ruff")]
    [InlineData("flask==1.2.3\\\n  ruff")]
    [InlineData("установить flask==1.2.3!")]
    public void An_exact_pin_is_found_in_running_text(string text)
    {
        var found = Assert.Single(Find(text));
        Assert.Equal("1.2.3", found.Current);
        Assert.Equal("1.2.3", found.Span.Of(text));
    }

    [Theory]
    [InlineData("flask==1.2.*")]
    [InlineData("flask==1.2.3.*")]
    [InlineData("'flask==1.2.3,<2'")]
    [InlineData("'flask==1.2.3 , != 1.2.4'")]
    [InlineData("flask>=1.2.3 flask~=1.2.3 flask<=1.2.3 flask!=1.2.3 flask===1.2.3")]
    [InlineData("flask == 1.2.3")]
    [InlineData("if flask == 1.2.3: print('flask')")]
    [InlineData("\"flask\" == 1.2.3")]
    [InlineData("flask==$VERSION flask==${VERSION} flask==1.2.$PATCH flask==1.2.${PATCH} flask==1.2$X")]
    [InlineData("flask==1.2.3/x flask==1.2.3@x flask==1.2.3_ flask==1.2.3%")]
    [InlineData("my-flask==1.2.3 my_flask==1.2.3 my.flask==1.2.3 flask-ext==1.2.3 flask2==1.2.3")]
    [InlineData("$flask==1.2.3 ${flask==1.2.3 ./flask==1.2.3 @flask==1.2.3 -flask==1.2.3 мойflask==1.2.3")]
    [InlineData("flask==\"1.2.3\"")]
    [InlineData("flask[async == 1.2.3")]
    [InlineData("flask==1.2.3\\\n4")]
    [InlineData("flask==1.2.3\\n")]
    public void Anything_else_is_left_alone(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("flask==1.0rc1", "1.0rc1")]
    [InlineData("flask==1.0.post1+local.7", "1.0.post1+local.7")]
    [InlineData("flask==1!2.0.dev3", "1!2.0.dev3")]
    [InlineData("flask==v2024.01.05", "v2024.01.05")]
    public void A_version_is_taken_whole(string text, string version) => Assert.Equal(version, Assert.Single(Find(text)).Current);

    [Fact]
    public void Nothing_outside_the_span_is_read()
    {
        const string text = "flask==1.1.1 flask==1.2.3 flask==1.4.4";
        var found = PackagePins.Find(new FileText("a", text), new TextSpan(13, 12), [Flask]);
        Assert.Equal(new TextSpan(20, 5), Assert.Single(found).Span);
    }

    [Fact]
    public void A_pin_is_tied_by_the_name_that_is_known_and_keeps_the_name_that_is_written()
    {
        var upstream = Flask.AlsoCalled(["acme-flask.web"], [], []);
        var found = PackagePins.Find(new FileText("a", "pip install Acme_Flask-Web==1.2.3"), new TextSpan(0, 33), [upstream]);
        Assert.Equal(
            new Tie.ByName(new KnownName("acme-flask.web", NameSource.Config), "Acme_Flask-Web"),
            Assert.Single(found).Tie);
        Assert.Equal(ReferenceKind.Package, found.Single().Kind);
    }

    [Fact]
    public void A_name_of_two_upstreams_ties_nothing()
    {
        var other = Upstream.WithDefaultNames(UpstreamId.Parse("acme/flask"));
        Assert.Empty(PackagePins.Find(new FileText("a", "flask==1.2.3"), new TextSpan(0, 12), [Flask, other]));
    }

    private static List<Reference> Find(string text) =>
        [.. PackagePins.Find(new FileText("a", text), new TextSpan(0, text.Length), [Flask])];
}
