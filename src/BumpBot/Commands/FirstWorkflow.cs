using System.Reflection;

namespace BumpBot.Commands;

/// <summary>The text of a first workflow of GitHub Actions that runs the bot for the repository which it lies in. Pure.</summary>
internal static class FirstWorkflow
{
    public const string Path = ".github/workflows/bumpbot.yml";

    /// <summary>The version of this program, which the workflow installs.</summary>
    private static string Version =>
        typeof(FirstWorkflow).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static string Of(string schedule) => $$$"""
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
            steps:
              # For bumpbot.yml alone: the bot fetches what it works on itself.
              - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
                with:
                  persist-credentials: false
              - uses: actions/setup-dotnet@67a3573c9a986a3f9c594539f4ab511d57bb3ce9 # v4.3.1
                with:
                  dotnet-version: 10.0.x
              # Help only: a run without it asks more.
              - uses: actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830 # v4.3.0
                with:
                  path: .bumpbot/cache
                  key: bumpbot-${{ github.run_id }}-${{ github.run_attempt }}
                  restore-keys: bumpbot-
              - run: dotnet tool install --tool-path .bumpbot/bin bumpbot --version {{{Version}}}
              - run: .bumpbot/bin/bumpbot run --cache .bumpbot/cache
                env:
                  # A token of your own (contents, pull requests and issues: write; workflows: write for files like this one)
                  # lets workflows start on the bot's pull requests.
                  GITHUB_TOKEN: ${{ secrets.BUMPBOT_TOKEN || secrets.GITHUB_TOKEN }}

        """.ReplaceLineEndings("\n");
}
