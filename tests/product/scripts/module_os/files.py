# Folders and files.
# expect: cpython
import os
os.mkdir("folder")
with open("folder/a.txt", "w") as f:
    f.write("12345")
print(os.listdir("folder"), os.stat("folder/a.txt")[6], os.getcwd() != "")
os.rename("folder/a.txt", "folder/b.txt")
print(os.listdir("folder"))
os.remove("folder/b.txt")
os.rmdir("folder")
print("folder" in os.listdir())
