"""The reviewer's pack: what a reviewer asks for beside the paper, as one document and as tables."""
