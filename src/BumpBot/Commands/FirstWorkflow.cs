namespace BumpBot.Commands;

/// <summary>The text of a first workflow of GitHub Actions that runs the bot for the repository which it lies in. Pure.</summary>
internal static class FirstWorkflow
{
    public const string Path = ".github/workflows/bumpbot.yml";

    private const string Checkout = """
              # For bumpbot.yml alone: the bot fetches what it works on itself.
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  persist-credentials: false
        """;

    private const string Token = """
                  # A token of your own (contents, pull requests and issues: write; workflows: write for files like this one)
                  # lets workflows start on the bot's pull requests.
        """;

    /// <param name="version">Of the program that the workflow runs.</param>
    /// <param name="source">Null = it is not known where the program's source lies, so that the package sources of the runner have to know its tool.</param>
    public static string Of(string schedule, string version, ProgramSource? source) => $$$"""
        # Written by `bumpbot init`: runs BumpBot for this repository, as bumpbot.yml says.
        # Once: Settings > Actions > General > "Allow GitHub Actions to create and approve pull requests".
        name: BumpBot

        on:
          schedule:
            - cron: "{{{schedule}}}" # not at minute 0, when GitHub delays and drops scheduled jobs
          workflow_dispatch:

        permissions: {}

        # Two jobs never run at once, and none is cut off half-way.
        concurrency:
          group: bumpbot
          cancel-in-progress: false

        jobs:
          bump:
            runs-on: ubuntu-latest
            timeout-minutes: 30
            permissions:
              contents: write # branches of pull requests, and the ledger on the branch bumpbot-ledger
              pull-requests: write
              issues: write
              checks: read # with statuses: for automerge in a private repository
              statuses: read
            steps:
        {{{Checkout}}}
        {{{(source is null ? Tool(version) : Action(version, source))}}}

        """.ReplaceLineEndings("\n");

    /// <summary>The action in the program's source, at the very commit that the program was built from.</summary>
    private static string Action(string version, ProgramSource source) => $$$"""
              - uses: {{{source.Repo}}}/.github/actions/bumpbot@{{{source.Commit}}} # v{{{version}}}
                with:
        {{{Token}}}
                  token: ${{ secrets.BUMPBOT_TOKEN || github.token }}
        """;

    private static string Tool(string version) => $$$"""
              - uses: actions/setup-dotnet@a98b56852c35b8e3190ac28c8c2271da59106c68 # v6.0.0
                with:
                  dotnet-version: 10.0.x
              # Help only: a run without it asks more.
              - uses: actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5
                with:
                  path: .bumpbot/cache
                  key: bumpbot-${{ github.run_id }}-${{ github.run_attempt }}
                  restore-keys: bumpbot-
              # From a package source that the runner knows: publish the tool there first.
              # Elsewhere than in the clone, whose global.json and nuget.config are for its own code.
              - run: dotnet tool install --tool-path "$RUNNER_TEMP/bumpbot" bumpbot --version {{{version}}}
                working-directory: ${{ runner.temp }}
              - run: '"$RUNNER_TEMP/bumpbot/bumpbot" run --cache .bumpbot/cache'
                env:
        {{{Token}}}
                  GITHUB_TOKEN: ${{ secrets.BUMPBOT_TOKEN || secrets.GITHUB_TOKEN }}
        """;
}
